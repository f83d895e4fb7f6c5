/** The journey's second half: a directive about a drill advisory becomes a closed exposure, through the public contract and the real agent code. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { acknowledgeDirective, attestDirective } from "#agent/response/send-response.ts";
import { checkPaths } from "#agent/check/check.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { contract } from "#contract/index.ts";
import { drillAdvisories, drillAdvisoryFiles } from "#stages/registry/world/advisories.ts";
import { inventoryOf } from "#stages/registry/world/inventory.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { takenIn } from "#stages/picture/queries.ts";
import { type Store, sql, system } from "#store/sql.ts";
import { as, type Journey, type JourneyStep, type Tokens } from "./walk.ts";

/** The drill's VPN appliance is what the directive is about; these two tiers run it. */
const subject = drillAdvisories.edgegate;

/** Makes tokens on the room's machine. */
export async function makeTokens(store: Store, organizations: readonly string[], now: Date): Promise<Tokens> {
  return await store.write(system, async (tx) => {
    const secret = async (request: Omit<Parameters<typeof makeToken>[1], "now">): Promise<string> =>
      (await makeToken(tx, { ...request, now })).secret;
    const own: Record<string, string> = {};
    for (const organization of organizations)
      own[organization] = await secret({ role: "organization", organization });
    return {
      analyst: await secret({ role: "analyst" }),
      drafter: await secret({ role: "lead", domain: "public" }),
      approver: await secret({ role: "lead", domain: "public" }),
      chair: await secret({ role: "chair" }),
      organizations: own,
    };
  });
}

function surroundings(journey: Journey) {
  return { now: () => journey.now().toISOString(), fetch: journey.fetch, write: () => undefined };
}

/** The agent's folder of an organisation. */
export function home(journey: Journey, organization: string): string {
  return join(journey.folder, organization, "agent");
}

function lay(journey: Journey, organization: string, state: "found" | "fixed"): string {
  const root = join(journey.folder, organization, "systems");
  rmSync(root, { recursive: true, force: true });
  for (const { path, text } of inventoryOf(organization, state)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function everyAgent(journey: Journey, act: (organization: string) => Promise<void>): Promise<void> {
  for (const organization of journey.organizations) await act(organization);
}

/** Checks the systems as they are and answers; the receipt is kept. */
export async function checkAndAttest(
  journey: Journey,
  organization: string,
  state: "found" | "fixed",
): Promise<void> {
  const dir = home(journey, organization);
  const paths = [lay(journey, organization, state)];
  await checkPaths({ paths, dir }, surroundings(journey));
  await respond(journey, organization);
}

/** Sends the answer of the newest check. */
export async function respond(journey: Journey, organization: string): Promise<void> {
  const wish = { directive: journey.directive, dir: home(journey, organization), room: journey.origin };
  const answered = await attestDirective(wish, async () => true, surroundings(journey));
  assert.ok(answered);
  journey.receipts.set(answered.receipt.receipt, answered.receipt.digest);
}

const patience = 60_000;

/** Waits until the signed index names the directive: a room that was just killed may have to begin again. */
async function published({ origin, fetch, directive }: Journey): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const response = await fetch(`${origin}/pub/index.json`);
    const text = await response.text();
    const { payload } = response.ok ? (JSON.parse(text) as { payload: string }) : { payload: "" };
    if (Buffer.from(payload, "base64").toString().includes(directive)) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  assert.fail(`${directive} was not published within ${patience / 1000} s`);
}

/** Where it begins at a feed: what is known is there, and an officer writes a draft about it. */
export const draftedFromFeed: readonly JourneyStep[] = [
  {
    name: "advisories arrive",
    walk: async (journey) => {
      const records = drillAdvisoryFiles("2026-11-20T00:00:00Z").map(({ path, text }) => ({
        path,
        position: "",
        text,
      }));
      const { counts } = await as(journey, journey.tokens.analyst)(contract.importRecords, {
        batch: "journey",
        records,
      });
      const each = Object.values(counts);
      assert.equal(
        each.reduce((sum, one) => sum + one.new, 0),
        records.length,
      );
    },
  },
  {
    name: "a directive is drafted",
    walk: async (journey) => {
      const made = await as(journey, journey.tokens.drafter)(contract.directiveDraft, {
        title: { ko: "[훈련] EdgeGate VPN 긴급 조치", en: "[DRILL] EdgeGate VPN: act now" },
        advisories: [subject],
        rulePack: "us.cisa.bod-26-04@1.0.0",
        scope: "true",
        actions: [{ kind: "upgrade", clock: { start: "published", duration: { days: 3 } } }],
        binding: true,
        legalBasis: { ko: "훈련 계획", en: "Exercise plan" },
        contact: "duty@room.drill.example",
      });
      journey.directive = made.directive;
    },
  },
];

/** From the draft to the picture, in their order. */
export const directiveSteps: readonly JourneyStep[] = [
  {
    name: "it is submitted",
    walk: async (journey) => {
      await as(journey, journey.tokens.drafter)(contract.directiveSubmit, { directive: journey.directive });
    },
  },
  {
    name: "a second person approves, it is issued",
    walk: async (journey) => {
      const { directive } = journey;
      await assert.rejects(as(journey, journey.tokens.drafter)(contract.directiveApprove, { directive }), {
        code: "second-person-needed",
      });
      await as(journey, journey.tokens.approver)(contract.directiveApprove, { directive });
      // A drill that is served has its offices, which sign now; a room of tests has none.
      const { state } = await as(journey, journey.tokens.approver)(contract.directiveRead, { directive });
      assert.ok(["approved", "issued"].includes(state), state);
    },
  },
  {
    name: "it is published",
    walk: async (journey) => {
      await journey.settle();
      await published(journey);
    },
  },
  {
    name: "agents register their keys",
    walk: async (journey) =>
      await everyAgent(journey, async (organization) => {
        const { publicKey, keyid } = await makeOrganizationKey(home(journey, organization), organization);
        const call = as(journey, journey.tokens.organizations[organization] ?? "");
        const registered = await call(contract.keyRegister, { organization, publicKey, label: "agent" });
        assert.equal(registered.keyid, keyid);
      }),
  },
  {
    name: "agents sync",
    walk: async (journey) =>
      await everyAgent(journey, async (organization) => {
        const synced = await syncFrom(
          { from: journey.origin, dir: home(journey, organization) },
          surroundings(journey),
        );
        assert.ok(synced.newDirectives.includes(journey.directive));
      }),
  },
  {
    name: "they acknowledge",
    walk: async (journey) =>
      await everyAgent(journey, async (organization) => {
        const wish = { directive: journey.directive, dir: home(journey, organization), room: journey.origin };
        const acknowledged = await acknowledgeDirective(wish, surroundings(journey));
        assert.ok(acknowledged);
        journey.receipts.set(acknowledged.receipt.receipt, acknowledged.receipt.digest);
      }),
  },
  {
    name: "they check and answer: affected",
    walk: async (journey) =>
      await everyAgent(journey, async (organization) => await checkAndAttest(journey, organization, "found")),
  },
  {
    name: "they fix, check again and answer: closed",
    walk: async (journey) =>
      await everyAgent(journey, async (organization) => await checkAndAttest(journey, organization, "fixed")),
  },
  {
    name: "a later check of one contradicts its claim",
    walk: async (journey) => await checkAndAttest(journey, journey.organizations[0] ?? "", "found"),
  },
  { name: "the picture is counted", walk: async (journey) => await journey.settle() },
];

/** What must hold at the end, in the rows and in the picture. */
export async function verifyEnd(journey: Journey, store: Store): Promise<void> {
  const { directive, organizations, receipts } = journey;
  await store.read(system, async (tx) => {
    const kept = await tx.rows<{ receipt: string; digest: string }>(sql`select receipt, digest from answer`);
    assert.deepEqual(
      new Map(kept.map((row) => [row.receipt, row.digest])),
      receipts,
      "receipts of agents and rows of the room",
    );
    const standings = await tx.rows<{ organization: string; standing: string }>(
      sql`select organization, standing from response where directive = ${directive} and organization = any(${organizations})`,
    );
    const closed = new Map(standings.map((row) => [row.organization, row.standing]));
    organizations.forEach((organization, index) =>
      assert.equal(closed.get(organization), index === 0 ? "contradicted" : "closed"),
    );
    const facts = await tx.rows<{ kind: string; count: number }>(
      sql`select kind, count(*)::int as count from journal where fact ->> 'directive' = ${directive}
        and kind not in ('signature.taken', 'document.signed', 'document.entered') group by kind order by kind`,
    );
    assert.deepEqual(Object.fromEntries(facts.map((row) => [row.kind, row.count])), {
      "attestation.received": organizations.length * 2 + 1,
      "directive.acknowledged": organizations.length,
      "directive.approved": 1,
      "directive.disseminated": 1,
      "directive.drafted": 1,
      "directive.issued": 1,
      "directive.submitted": 1,
    });
  });
  await store.read(system, async (tx) => {
    const { told: counted, closed, contradicted } = await takenIn(tx, directive);
    const told = await tx.first<{ count: number }>(
      sql`select count(*)::int as count from notification where directive = ${directive}`,
    );
    assert.deepEqual([counted, closed, contradicted], [told?.count, organizations.length - 1, 1]);
  });
  const { pictures } = await as(journey, journey.tokens.chair)(contract.pictureRead, { directive });
  const shown = pictures[0]?.total;
  assert.ok(!shown?.contradicted, "one organisation is fewer than five: held, or suppressed");
  assert.ok(!shown?.closed, "and so is what would tell it");
}
