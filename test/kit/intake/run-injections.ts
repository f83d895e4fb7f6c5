/**
 * Injected reports, each beside a twin that has plain words in the same field: what the room makes of the two must be the same, and nothing but what is done with every
 * report may have happened. In rounds, each decided before the next, so that the whole of a round stands in the queue.
 */
import { randomBytes } from "node:crypto";
import type { ReportChunkInput } from "#edge/http/report/report-chunk.ts";
import { receiveTogether } from "#edge/http/report/receive-together.ts";
import { triageQueue } from "#stages/triage/queries.ts";
import { recordOutcomes } from "#stages/intake/reporters.ts";
import { lastPosition } from "#store/journal.ts";
import { sql, system } from "#store/sql.ts";
import type { Injection } from "#test/kit/intake/injections.ts";
import type { ReportRoom } from "#test/kit/room/report-room.ts";

/** What injected reports came to; each count is to be 0 but the first and the number of what was read as a trace. */
export type InjectionOutcome = {
  /** Injected reports that have a receipt. */
  readonly injected: number;
  /** Not received, though the twin was, or the other way round. */
  readonly receivedApart: number;
  /** Another state, lane, verdict or kind of reporter than the twin's. */
  readonly stateChanges: number;
  /** Another reason that the reporter is shown than the twin's, by any gate, beside the one below. */
  readonly reasonChanges: number;
  /** Texts with the first line of a crash trace: the reporter is shown that the frames have no names, and nothing else differs. */
  readonly readAsTrace: number;
  /** Entries of the journal that no report makes. */
  readonly strangeEntries: number;
  /** Decisions, claims and cases that nobody made. */
  readonly decisions: number;
  /** By how many places the order of the queue differs from the order in which the reports came, at most. */
  readonly moved: number;
};

const fields = ["title", "text", "reproduce", "product", "version", "reporter", "weakness", "how"] as const;
const usual = new Set([
  "sealed-object.stored",
  "sealed-object.opened",
  "submission.received",
  "submission.judged",
]);
/** How the reasons of the first gate show a trace without names alone. */
const traceRemark = '["frames-unnamed"]';
const together = 50;
const ofRound = 200;

/** Sends them all, in rounds. */
export async function runInjections(
  here: ReportRoom,
  injections: readonly Injection[],
): Promise<InjectionOutcome> {
  const counts = { receivedApart: 0, stateChanges: 0, reasonChanges: 0, readAsTrace: 0 };
  const total = { injected: 0, ...counts, strangeEntries: 0, decisions: 0, moved: 0 };
  for (let from = 0; from < injections.length; from += ofRound) {
    const round = await runRound(here, injections.slice(from, from + ofRound), from);
    total.injected += round.received;
    total.receivedApart += round.receivedApart;
    total.stateChanges += round.stateChanges;
    total.reasonChanges += round.reasonChanges;
    total.readAsTrace += round.readAsTrace;
    total.strangeEntries += round.strangeEntries;
    total.decisions += round.decisions;
    total.moved = Math.max(total.moved, round.moved);
  }
  return total;
}

async function runRound(here: ReportRoom, round: readonly Injection[], from: number) {
  const position = await here.store.read(system, lastPosition);
  const texts = round.map(({ text }, at) => {
    const field = fields[(from + at) % fields.length] ?? "text";
    return [text, plainFor(text)].map((words) => reportWith(field, words));
  });
  const numbers = await received(here, texts.flat());
  await here.gate();
  const rows = await facts(
    here,
    numbers.filter((one) => one !== null),
  );
  const pairs = texts.map((_, at) => [numbers[2 * at] ?? null, numbers[2 * at + 1] ?? null] as const);
  const moved = await placesMoved(here);
  const strangeEntries = await strange(here, position);
  const decisions = await decided(here);
  const shown = pairs.map(([own, twin]) => [rows.get(own ?? "")?.reasons, rows.get(twin ?? "")?.reasons]);
  const differ = shown.filter(([own, twin]) => own !== twin);
  const readAsTrace = differ.filter(([own, twin]) => own?.replace(traceRemark, "[]") === twin).length;
  const outcomes = [...rows.keys()].map((number) => ({ number, outcome: "invalid" as const }));
  await here.store.write(system, async (tx) => {
    await recordOutcomes(tx, outcomes, here.room.now().toISOString());
  });
  return {
    received: pairs.filter(([own]) => own !== null).length,
    receivedApart: pairs.filter(([own, twin]) => (own === null) !== (twin === null)).length,
    stateChanges: pairs.filter(([own, twin]) => rows.get(own ?? "")?.facts !== rows.get(twin ?? "")?.facts)
      .length,
    reasonChanges: differ.length - readAsTrace,
    readAsTrace,
    strangeEntries,
    decisions,
    moved,
  };
}

/** As many plain words. */
function plainFor(text: string): string {
  return "plain words of the drill "
    .repeat(1 + Math.ceil(text.length / 25))
    .slice(0, Math.max(5, text.length));
}

function reportWith(field: (typeof fields)[number], words: string): string {
  const put = (name: typeof field, base: string): string => (name === field ? `${base} ${words}` : base);
  return JSON.stringify({
    type: "bongsu.report/1",
    product: { name: put("product", "Drill Reader"), identifier: "pkg:npm/drill-reader" },
    version: put("version", "1.2.3"),
    title: put("title", "[DRILL] Heap overflow in the reader"),
    text: put(
      "text",
      "A record of length 0xffff writes past the buffer in read_record(), since the length is not compared with what was allocated for it.",
    ),
    reproduce: put("reproduce", "Run drill-reader on the file that comes with this."),
    reporter: put("reporter", "drill-reporter"),
    weaknesses: [put("weakness", "CWE-787").trim()],
    exploited: false,
    exploitedHow: put("how", "It is not."),
  });
}

/** The numbers of what was received; each is another reporter's. */
async function received(here: ReportRoom, texts: readonly string[]): Promise<readonly (string | null)[]> {
  // A key is good for one report: each round has keys of its own.
  const run = randomBytes(12).toString("hex");
  const numbers: (string | null)[] = [];
  for (let at = 0; at < texts.length; at += together) {
    const calls = texts.slice(at, at + together).map((text, index): ReportChunkInput => {
      const key = `injection-of-the-drill-${run}-${at + index}`;
      return {
        single: true,
        places: [1],
        reporter: { kind: "anonymous", id: `once:${key}` },
        once: key,
        link: null,
        earlier: null,
        work: null,
        body: new TextEncoder().encode(text),
      };
    });
    for (const one of await receiveTogether(calls, here.room)) {
      const [item] = one.status === "fulfilled" ? one.value.items : [];
      numbers.push(item !== undefined && "number" in item ? item.number : null);
    }
  }
  return numbers;
}

/** What the room made of a report, and what its reporter is shown for it, each as one text. */
type ReportFacts = { readonly number: string; readonly facts: string; readonly reasons: string };

async function facts(
  here: ReportRoom,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, ReportFacts>> {
  const rows = await here.store.read(
    system,
    async (tx) =>
      await tx.rows<ReportFacts>(
        sql`select s.number, jsonb_build_object('state', s.state, 'lane', s.lane, 'kind', s.reporter_kind, 'last', s.put_last, 'outcome', s.outcome,
              'gates', (select jsonb_agg(jsonb_build_array(g.gate, g.verdict) order by g.gate) from submission_gate g where g.number = s.number))::text as facts,
              coalesce((select jsonb_agg(jsonb_build_array(g.gate, to_jsonb(g.reasons)) order by g.gate) from submission_gate g where g.number = s.number)::text, '') as reasons
            from submission s where s.number = any(${[...numbers]})`,
      ),
  );
  return new Map(rows.map((row) => [row.number, row]));
}

async function strange(here: ReportRoom, after: number): Promise<number> {
  const rows = await here.store.read(
    system,
    async (tx) => await tx.rows<{ kind: string }>(sql`select kind from journal where position > ${after}`),
  );
  return rows.filter(({ kind }) => !usual.has(kind)).length;
}

async function decided(here: ReportRoom): Promise<number> {
  const row = await here.store.read(
    system,
    async (tx) =>
      await tx.first<{ count: number }>(
        sql`select (select count(*) from triage_act) + (select count(*) from triage_report where decision is not null or behind is not null) as count`,
      ),
  );
  return row?.count ?? 0;
}

/** The queue beside the same reports in the order in which they came, the numbers of one instant by themselves. */
async function placesMoved(here: ReportRoom): Promise<number> {
  const now = here.room.now().toISOString();
  const queue = await here.store.read(system, async (tx) => await triageQueue(tx, { now, limit: 1000 }));
  const place = ({ receivedAt, number }: (typeof queue)[number]): string => `${receivedAt} ${number}`;
  const came = queue.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)).map(({ number }) => number);
  return queue.reduce((most, { number }, at) => Math.max(most, Math.abs(came.indexOf(number) - at)), 0);
}
