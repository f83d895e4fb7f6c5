/** The journey between its halves: the case becomes an advisory of the room's own, which comes out at the embargo's end, and a directive is drafted from it. */
import assert from "node:assert/strict";
import { contract } from "#contract/index.ts";
import type { InputOf } from "#contract/endpoint.ts";
import { drillProducts } from "#stages/registry/world/products.ts";
import { type Store, sql, system } from "#store/sql.ts";
import { runCommand } from "../process.ts";
import { type FindingJourney, propose } from "./finding.ts";
import { as, type JourneyStep } from "./walk.ts";

/** The embargo is shortened to so long, so that its end can be waited for. */
const remaining = 8000;

const words = {
  overview: { ko: "[훈련] 실재하지 않는 제품입니다.", en: "[DRILL] This product does not exist." },
  description: {
    ko: "[훈련] 인증하지 않은 공격자가 명령을 실행할 수 있습니다.",
    en: "[DRILL] Who is not signed in can run commands.",
  },
  credits: [],
};

/** What a coordinator makes of the prefilled record: public words in place of the finder's, the range, and what to do. The title has the canary: it lies nowhere in clear until it is out. */
function completed(prefilled: string, canary: string): string {
  const title = {
    ko: `[훈련] EdgeGate VPN 인증 우회 ${canary}`,
    en: `[DRILL] EdgeGate VPN authentication bypass ${canary}`,
  };
  const document = JSON.parse(prefilled) as { readonly products: readonly { readonly key: string }[] };
  const range = { introduced: "7.0.0", fixed: drillProducts.edgegate.fixed, lastAffected: null };
  const examples = { affected: ["7.2.4"], notAffected: [drillProducts.edgegate.fixed] };
  const products = document.products.map((one) => ({ ...one, affected: [range], listed: [], examples }));
  const text = { ko: "7.2.5로 올리십시오.", en: "Upgrade to 7.2.5." };
  const keys = products.map(({ key }) => key);
  const remedies = [{ kind: "vendor_fix", products: keys, text, command: "", url: null }];
  return JSON.stringify({ ...document, ...words, title, products, remedies });
}

async function isOut({ origin, fetch, trace }: FindingJourney): Promise<boolean> {
  const answer = await fetch(`${origin}/pub/advisories/${trace.advisory}.en.html`);
  await answer.body?.cancel();
  return answer.status === 200;
}

/** Before anything is out: the record is written and two persons have agreed. */
export const preparedAdvisory: readonly [JourneyStep<FindingJourney>, ...JourneyStep<FindingJourney>[]] = [
  {
    name: "an advisory is prefilled from the case and kept",
    walk: async (journey) => {
      const { trace, canary } = journey;
      const office = as(journey, journey.people.coordinator);
      const { document } = await office(contract.ownAdvisoryPrefill, { case: trace.case });
      assert.ok(document.includes(canary) && document.includes(drillProducts.edgegate.purl), document);
      const draft = { document: completed(document, canary), case: trace.case };
      trace.advisory = await journey.killedWithin({
        act: async () => (await office(contract.ownAdvisoryDraft, draft)).advisory,
        found: async () => (await office(contract.ownAdvisoryList, {})).advisories[0]?.id ?? null,
      });
      assert.equal((await office(contract.caseRead, { case: trace.case })).advisory, trace.advisory);
    },
  },
  {
    name: "a second person approves it for the end of the embargo",
    walk: async (journey) => {
      const { trace } = journey;
      const office = as(journey, journey.people.coordinator);
      const advisory = { advisory: trace.advisory };
      trace.ends = new Date(Date.now() + remaining).toISOString();
      await propose(journey, office, "agreed");
      await trace.supplier(contract.caseAct, { case: trace.case, act: { kind: "embargo", act: "accept" } });
      await office(contract.ownAdvisorySubmit, { ...advisory, publishAt: trace.ends });
      await assert.rejects(office(contract.ownAdvisoryApprove, advisory), { code: "second-person-needed" });
      const second = as(journey, journey.people.second);
      await journey.killedWithin({
        act: async () => (await second(contract.ownAdvisoryApprove, advisory)).publishAt,
        found: async () => {
          const { state, publishAt } = await second(contract.ownAdvisoryRead, advisory);
          return state === "review" ? null : (publishAt ?? trace.ends);
        },
      });
    },
  },
];

/** It comes out, and a directive is written about it. */
export const publishedAdvisory: readonly JourneyStep<FindingJourney>[] = [
  {
    name: "it comes out at the embargo's end",
    walk: async (journey) => {
      const { trace } = journey;
      const early = await isOut(journey);
      assert.ok(!early || Date.now() >= Date.parse(trace.ends), "nothing is out before its instant");
      await new Promise((wait) => setTimeout(wait, Math.max(0, Date.parse(trace.ends) - Date.now())));
      await journey.killWork();
      for (const end = Date.now() + 30_000; !(await isOut(journey));) {
        assert.ok(Date.now() < end, "it is out within 30 s of its instant");
        await new Promise((wait) => setTimeout(wait, 50));
      }
      await journey.settle();
    },
  },
  {
    name: "a directive is drafted from it",
    walk: async (journey) => {
      const { origin, trace, tokens } = journey;
      const args = ["directive", "draft", "--from", trace.advisory, "--room", origin];
      const printed = await runCommand([...args, "--rule-pack", "us.cisa.bod-26-04@1.0.0"], {
        BONGSU_TOKEN: tokens.drafter,
      });
      assert.equal(printed.code, 0, printed.err);
      const draft = {
        ...(JSON.parse(printed.out) as InputOf<typeof contract.directiveDraft>),
        binding: true,
        legalBasis: { ko: "훈련 계획", en: "Exercise plan" },
        contact: "duty@room.drill.example",
        once: "journey-directive",
      };
      assert.deepEqual(draft.advisories, [trace.advisory]);
      const drafter = as(journey, tokens.drafter);
      const keep = async () => (await drafter(contract.directiveDraft, draft)).directive;
      journey.directive = await journey.killedWithin({ act: keep, found: keep });
    },
  },
];

/** What must hold of it: one record, out once, at its instant and no earlier. */
export async function verifyAdvisory({ trace }: FindingJourney, store: Store): Promise<void> {
  const rows = await store.read(system, async (tx) => ({
    records: await tx.rows(sql`select id, state, revision from own_advisory`),
    acts: await tx.rows<{ act: string; at: Date }>(
      sql`select act, at from own_advisory_entry order by number`,
    ),
    out: await tx.rows<{ late: boolean }>(sql`select at >= ${trace.ends}::timestamptz as late from journal
      where kind = 'own-advisory.published'`),
  }));
  assert.deepEqual(rows.records, [{ id: trace.advisory, state: "published", revision: 1 }]);
  assert.deepEqual(
    rows.acts.map(({ act }) => act),
    ["drafted", "submitted", "approved", "published"],
  );
  assert.deepEqual(rows.out, [{ late: true }]);
}
