/** The journey's first half: a finder's report becomes a case, and its supplier answers under an embargo. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { callerOf, type Caller } from "#cli/room/room-client.ts";
import { contract } from "#contract/index.ts";
import type { OutputOf } from "#contract/endpoint.ts";
import { daysLater } from "#core/coordination/embargo/embargo-terms.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { drillProducts } from "#stages/registry/world/products.ts";
import { type Store, sql, system } from "#store/sql.ts";
import { as, type Journey, type JourneyStep } from "./walk.ts";

/** An act during which a process is killed, and what of it is found afterwards: `null` where it was not done. */
export type Interruptible<T> = { readonly act: () => Promise<T>; readonly found: () => Promise<T | null> };

/** Bearer secrets of a finder and of two persons of the office that takes reports in. */
type FindingTokens = Readonly<Record<"finder" | "coordinator" | "second", string>>;

/** A journey that begins at a report. */
export type FindingJourney = Journey & {
  /** Stands in the report, in the case's texts and in names, and nowhere else before anything is published. */
  readonly canary: string;
  readonly people: FindingTokens;
  /** Does an act while the process that answers is killed, and again where nothing was done. What was acknowledged must be found. */
  readonly killedWithin: <T>(what: Interruptible<T>) => Promise<T>;
  /** Kills the process that works, and starts it again. */
  readonly killWork: () => Promise<void>;
  /** What it has come to. */
  readonly trace: {
    report: { readonly number: string; readonly sha256: string };
    case: string;
    participant: string;
    /** The secret of the supplier's invitation. */
    secret: string;
    supplier: Caller;
    advisory: string;
    /** When the embargo ends. */
    ends: string;
  };
};

type FindingStep = JourneyStep<FindingJourney>;
const { name: productName, purl } = drillProducts.edgegate;
const zone = "Asia/Seoul";

/** Makes the tokens on the room's machine. */
export async function findingTokens(store: Store, now: Date): Promise<FindingTokens> {
  return await store.write(system, async (tx) => ({
    finder: (await makeToken(tx, { role: "organization", scopes: ["report"], now })).secret,
    coordinator: (await makeToken(tx, { role: "analyst", now })).secret,
    second: (await makeToken(tx, { role: "analyst", now })).secret,
  }));
}

function reportOf({ canary }: FindingJourney): string {
  return JSON.stringify({
    type: "bongsu.report/1",
    title: `[DRILL] ${productName}: ${canary}`,
    product: { name: productName, identifier: purl },
    version: "7.2.4",
    text: `[DRILL] This product does not exist. The management page asks nobody who is there: ${canary}.`,
    reproduce: `Send one request without a session: ${canary}.`,
    reporter: `Finder ${canary}`,
    contact: `${canary}@finder.example`,
  });
}

async function send(journey: FindingJourney): Promise<FindingJourney["trace"]["report"]> {
  const response = await journey.fetch(`${journey.origin}${contract.findingsReceive.path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${journey.people.finder}` },
    body: reportOf(journey),
  });
  const { items } = (await response.json()) as OutputOf<typeof contract.findingsReceive>;
  const [item] = items;
  assert.ok(item !== undefined && "number" in item && item.receipt !== undefined, JSON.stringify(items));
  return { number: item.number, sha256: item.sha256 };
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  assert.fail(`not within a minute: ${what}`);
}

const textsOf = async (caller: Caller, id: string) =>
  (await caller(contract.caseRead, { case: id })).texts.map(({ kind, content }) => ({ kind, content }));

/** A supplier from outside, who comes in by a link and is known by the session that it opens. */
async function comeIn(journey: FindingJourney): Promise<Caller> {
  const { origin, trace } = journey;
  const headers = new Headers({ "content-type": "application/json" });
  const body = JSON.stringify({ secret: trace.secret, ends: trace.ends });
  const path = contract.caseInvitationAccept.path;
  const answer = await journey.fetch(`${origin}${path}`, { method: "POST", headers, body });
  const session = (await answer.json()) as OutputOf<typeof contract.caseInvitationAccept>;
  assert.equal(answer.status, 200, JSON.stringify(session));
  headers.set(
    "cookie",
    answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; "),
  );
  headers.set("x-bongsu-csrf", session.csrf);
  return callerOf(origin, "", async (url, init) => await journey.fetch(url, { ...init, headers }));
}

/** The steps in their order. */
export const findingSteps: readonly FindingStep[] = [
  {
    name: "a finder reports, and keeps the receipt",
    walk: async (journey) => {
      const again = async () => await send(journey);
      journey.trace.report = await journey.killedWithin({ act: again, found: again });
      assert.equal(journey.trace.report.sha256, hash("sha256", reportOf(journey)));
    },
  },
  {
    name: "gates judge it",
    walk: async (journey) => {
      await journey.killWork();
      const office = as(journey, journey.people.coordinator);
      const { number } = journey.trace.report;
      await until(
        async () => (await office(contract.triageQueue, {})).queue.some((line) => line.number === number),
        "the report waits for people",
      );
    },
  },
  {
    name: "an analyst of its office reads and accepts it",
    walk: async (journey) => {
      const { canary, trace } = journey;
      const office = as(journey, journey.people.coordinator);
      const { number } = trace.report;
      const { claims, reproduce } = await office(contract.triageLook, { number }).then((look) => ({
        ...look,
        reproduce: look.claims?.[0]?.text,
      }));
      assert.ok(claims?.[0]?.title?.includes(canary), "the report is opened");
      assert.ok(reproduce?.includes(canary));
      const title = `[DRILL] ${canary}`;
      const act = { act: "accept", severity: "critical", title, product: productName } as const;
      const opened = await journey.killedWithin({
        act: async () => (await office(contract.triageAct, { number, act })).case,
        found: async () => (await office(contract.triageLook, { number })).case,
      });
      assert.ok(opened !== null);
      trace.case = opened;
    },
  },
  {
    name: "a supplier is invited by a link, and an embargo proposed",
    walk: async (journey) => {
      const { canary, trace } = journey;
      const office = as(journey, journey.people.coordinator);
      const person = {
        roles: ["supplier"],
        name: `Supplier ${canary}`,
        contact: `${canary}@supplier.example`,
      };
      trace.participant = await journey.killedWithin({
        act: async () => {
          const place = { case: trace.case, ...person, roles: ["supplier" as const], zone, language: "ko" };
          return (await office(contract.caseParticipantAdd, place)).participant;
        },
        found: async () => {
          const texts = await textsOf(office, trace.case);
          return (
            texts.find(({ content }) => content?.["name"] === person.name)?.content?.["participant"] ?? null
          );
        },
      });
      await office(contract.caseMessageSend, {
        case: trace.case,
        text: `For coordinators: ${canary}`,
        to: [],
      });
      const content = Buffer.from(`request ${canary}`).toString("base64");
      await office(contract.caseFileAdd, {
        case: trace.case,
        name: `${canary}.txt`,
        content,
        text: canary,
        to: [],
      });
      trace.ends = daysLater(journey.now().toISOString(), 45, zone);
      await propose(journey, office, "days-45");
      const invited = { case: trace.case, participant: trace.participant, days: 7 };
      const { link } = await office(contract.caseInvitationMake, invited);
      trace.secret = new URL(link).hash.slice(1);
    },
  },
  {
    name: "it accepts the embargo, is handed the report and answers: a fix",
    walk: async (journey) => {
      const { canary, trace } = journey;
      const supplier = await comeIn(journey);
      trace.supplier = supplier;
      const handed = await textsOf(supplier, trace.case);
      assert.ok(handed.some(({ kind, content }) => kind === "about" && content?.title?.includes(canary)));
      const day = journey.now().toISOString().slice(0, 10);
      const fix = { kind: "fix", product: "", version: "7.2.5", date: day, note: canary } as const;
      const office = as(journey, journey.people.coordinator);
      await journey.killedWithin({
        act: async () => {
          await supplier(contract.caseAnswer, { case: trace.case, answers: [fix] });
          return 1;
        },
        found: async () => {
          const answers = (await textsOf(office, trace.case)).filter(({ kind }) => kind === "answer");
          return answers.length === 0 ? null : answers.length;
        },
      });
    },
  },
];

/** Proposes the end that stands in the trace; the supplier accepts, where it takes part by now. */
export async function propose({ trace }: FindingJourney, office: Caller, rule: string): Promise<void> {
  const terms = { rule, ends: trace.ends, zone, rediscoveryDays: 7, exploitedDays: 7 };
  await office(contract.caseAct, { case: trace.case, act: { kind: "embargo", act: "propose", terms } });
}

/** What must hold of the first half: every receipt and every act once. */
export async function verifyFinding(
  { trace, people, ...journey }: FindingJourney,
  store: Store,
): Promise<void> {
  const rows = await store.read(system, async (tx) => ({
    reports: await tx.rows(sql`select number, digest as sha256 from submission`),
    facts: await tx.rows<{ kind: string; count: number }>(sql`select kind, count(*)::int as count from journal
      where fact ->> 'submission' = ${trace.report.number} and kind in ('submission.received', 'triage.accepted')
      group by kind order by kind`),
    gates: await tx.rows<{
      gate: string;
      count: number;
    }>(sql`select fact ->> 'gate' as gate, count(*)::int as count
      from journal where kind = 'submission.judged' and fact ->> 'submission' = ${trace.report.number} group by 1`),
    cases: await tx.rows(sql`select id from coordination_case`),
  }));
  assert.deepEqual(rows.reports, [trace.report], "the receipt and the row");
  assert.deepEqual(rows.cases, [{ id: trace.case }]);
  assert.ok(
    rows.facts.length > 0 && rows.facts.every(({ count }) => count === 1),
    JSON.stringify(rows.facts),
  );
  assert.ok(
    rows.gates.length > 0 && rows.gates.every(({ count }) => count === 1),
    JSON.stringify(rows.gates),
  );
  const office = as({ ...journey, trace, people } as FindingJourney, people.coordinator);
  const { entries, view } = await office(contract.caseRead, { case: trace.case });
  assert.equal(view.participants.length, 3, "office, finder and supplier");
  const acts = entries.flatMap(({ kind, act }) => (kind === "embargo" ? [act] : []));
  assert.deepEqual(acts, ["propose", "accept", "propose", "accept", "terminate"]);
  assert.equal(entries.filter(({ kind }) => kind === "invitation-used").length, 1);
}
