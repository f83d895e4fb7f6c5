/** Re-clocking in the room: random listings, delistings and judgements move deadlines by the newest facts alone, each move with its entry in the journal. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after as atEnd, before as atStart, test } from "node:test";
import fc from "fast-check";
import type { DecisionInputs } from "#core/advisory.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { JournalEventOf } from "#core/journal-event.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { compareDeadlines } from "#core/rules/evaluate.ts";
import type { AdvisoryFacts } from "#core/document/facts-file.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { undoChange } from "#stages/advisory/decide-change.ts";
import { causeOfMove, earliestDeadline, advisoryFactsIn } from "#stages/dissemination/directive-deadline.ts";
import { deadlineMoves, notificationsOf } from "#stages/dissemination/queries.ts";
import { issuedDocument } from "#stages/directive/queries.ts";
import { unresolvedOrganizations } from "#stages/response/queries.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { advisory, directiveRoom, draft, firm, issue } from "#test/kit/directive-fixtures.ts";
import { agentKnows, aroundAt, settleFollowers } from "#test/kit/offline-transfer.ts";

const mild = { exploitation: "none", automatable: "no", technicalImpact: "partial" } as const;
const cves = ["CVE-2026-50001", "CVE-2026-50002", "CVE-2026-50003"] as const;

let store: Store;
let folder: string;
let clock = Date.parse("2026-05-14T00:00:00Z");
let both: string;
let last: string;
atStart(async () => {
  store = await directiveRoom();
  folder = await mkdtemp(join(tmpdir(), "bongsu-reclock-"));
  await importRecords(store, system, {
    batch: "subject",
    records: [record(0, mild), record(1, mild), record(2, mild)],
  });
  both = await issue(store, { ...draft, advisories: ["DRILL-R-0", "DRILL-R-1"] });
  last = await issue(store, { ...draft, advisories: ["DRILL-R-2"] });
  await settleFollowers(store);
});
atEnd(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** What an organisation's agent then knows of a directive, with the deadline that it works out. */
async function knownNow(directive: string) {
  const taking = { folder, around: aroundAt(() => clock) };
  const { document, moves, news } = await agentKnows(store, directive, taking);
  return { due: earliestDeadline(document, advisoryFactsIn(document)), moves, news };
}

function record(at: number, decision: DecisionInputs): ImportRecord {
  const one = { ...advisory, id: `DRILL-R-${at}`, aliases: [cves[at] ?? ""], decision };
  return {
    kind: "advisory",
    origin: { format: "csaf", path: "drill.json", position: "", sha256: "0".repeat(64) },
    record: {
      kind: "advisory",
      key: `csaf:${one.id}`,
      id: one.id,
      advisory: one,
      sharing: null,
      unknown: {},
    },
    content: `${one.id} ${clock} ${JSON.stringify(decision)}`,
    source: JSON.stringify({ at: clock }),
    remarks: [],
  };
}

function withdrawnRecord(at: number, when: string): ImportRecord {
  const sent = record(at, {});
  if (sent.kind !== "advisory") return sent;
  const withdrawn = { ...sent.record.advisory, withdrawn: when };
  return { ...sent, content: `${sent.content} withdrawn`, record: { ...sent.record, advisory: withdrawn } };
}

type RecordedChange =
  | { readonly kind: "withdraw"; readonly at: number }
  | { readonly kind: "list" | "delist"; readonly at: number }
  | { readonly kind: "say"; readonly at: number; readonly decision: DecisionInputs };

const kevOrigin = { format: "kev-json", path: "kev.json", position: "", sha256: "0".repeat(64) };

async function make(change: RecordedChange): Promise<void> {
  clock += 60_000;
  const asOf = new Date(clock).toISOString();
  const cve = cves[change.at] ?? "";
  const records: ImportRecord[] = [];
  if (change.kind === "say") records.push(record(change.at, change.decision));
  else if (change.kind === "withdraw") records.push(withdrawnRecord(change.at, asOf));
  else if (change.kind === "list")
    records.push({
      kind: "exploited",
      origin: kevOrigin,
      record: { kind: "exploited", id: cve, asOf, unknown: {}, entry: entryOf(cve, asOf.slice(0, 10)) },
    });
  else {
    const listed = await store.read(system, async (tx) =>
      tx.rows<{ cve: string }>(sql`select cve from exploited where delisted_at is null and cve <> ${cve}`),
    );
    const members = listed.map((row) => row.cve);
    const issued = { catalog: "drill-kev", version: asOf, released: asOf, members };
    records.push({ kind: "issue", origin: kevOrigin, issue: issued });
  }
  await importRecords(store, system, { batch: `change ${clock}`, records });
}

function entryOf(cve: string, dateAdded: string) {
  const text = { vendor: "x", product: "x", name: "x", requiredAction: "x", notes: "" };
  return { ...text, cve, catalog: "drill-kev", dateAdded, dueDate: null, ransomware: null };
}

type DeadlineState = {
  readonly due: string | null;
  readonly moves: readonly JournalEventOf<"deadline.moved">[];
};

async function state(directive: string): Promise<DeadlineState> {
  return await store.read(system, async (tx) => {
    const dues = new Set((await notificationsOf(tx, directive)).map(({ due }) => due));
    const statuses = await unresolvedOrganizations(tx, directive, { limit: 100_000 });
    const standing = new Set(statuses.items.map(({ due }) => due));
    const picture = await tx.first<{ due: string | null }>(
      sql`select due from picture where directive = ${directive}`,
    );
    assert.equal(dues.size, 1, "one directive, one deadline of the room");
    const [due = null] = dues;
    assert.deepEqual([...standing], [due], "statuses follow");
    assert.equal(picture?.due, due, "the picture follows");
    return { due, moves: (await deadlineMoves(tx, directive)).map(({ fact }) => fact) };
  });
}

test("a listing brings the deadline forward with one entry; its removal gives it back; others stay", async () => {
  const start = await state(last);
  const other = await state(both);
  await make({ kind: "list", at: 2 });
  await settleFollowers(store);
  const listed = await state(last);
  assert.ok(compareDeadlines(listed.due, start.due) < 0, `${listed.due} is before ${start.due}`);
  assert.deepEqual(listed.moves, [
    {
      kind: "deadline.moved",
      directive: last,
      before: start.due,
      after: listed.due,
      because: {
        fact: "kev",
        value: "yes",
        cve: cves[2],
        since: new Date(clock).toISOString().slice(0, 10),
        source: "drill-kev",
      },
    },
  ]);
  await make({ kind: "delist", at: 2 });
  await settleFollowers(store);
  const again = await state(last);
  assert.equal(again.due, start.due);
  assert.equal(again.moves[1]?.because.value, "no");
  assert.deepEqual(await state(both), other);
  assert.equal(
    (await store.read(firm, async (tx) => await deadlineMoves(tx, last))).length,
    2,
    "anyone may read why",
  );
});

test("an advisory read anew moves the deadline by what its source now says", async () => {
  const start = await state(last);
  await make({ kind: "say", at: 2, decision: { ...mild, automatable: "yes" } });
  await settleFollowers(store);
  const said = await state(last);
  const move = said.moves.at(-1);
  assert.ok(compareDeadlines(said.due, start.due) < 0);
  const source = "[DRILL] EdgeGate PSIRT DRILL-R-2";
  assert.deepEqual(move?.because, { fact: "automatable", value: "yes", cve: cves[2], since: null, source });
  await make({ kind: "say", at: 2, decision: {} });
  await settleFollowers(store);
  const silent = await state(last);
  assert.ok(compareDeadlines(silent.due, start.due) <= 0, "what nobody says counts as the worst");
  await make({ kind: "say", at: 2, decision: mild });
  await settleFollowers(store);
  assert.equal((await state(last)).due, start.due);
});

test("an undone delisting moves the deadline back with an entry; an undone withdrawal never moves one later", async () => {
  const start = await state(last);
  await make({ kind: "list", at: 2 });
  await settleFollowers(store);
  const listed = await state(last);
  await make({ kind: "delist", at: 2 });
  await settleFollowers(store);
  const delisted = await state(last);
  assert.equal(delisted.due, start.due);
  await undoLast();
  await settleFollowers(store);
  const undone = await state(last);
  assert.equal(undone.due, listed.due);
  assert.equal(undone.moves.length, delisted.moves.length + 1);
  assert.equal(undone.moves.at(-1)?.because.value, "yes");
  await make({ kind: "withdraw", at: 2 });
  await settleFollowers(store);
  const worst = await state(last);
  assert.ok(compareDeadlines(worst.due, undone.due) <= 0, "what nobody says counts as the worst");
  await undoLast();
  await settleFollowers(store);
  const back = await state(last);
  assert.ok(compareDeadlines(back.due, worst.due) <= 0, "what was announced is not put off by an undo");
  await make({ kind: "delist", at: 2 });
  await settleFollowers(store);
});

/** A second person undoes what was made last. */
async function undoLast(): Promise<void> {
  const made = await store.read(system, async (tx) =>
    tx.first<{ id: string }>(
      sql`select id from feed_change where state = 'made' order by number desc limit 1`,
    ),
  );
  const person = { role: "analyst", id: "reclock-second" } as const;
  await store.write(
    person,
    async (tx) => await undoChange(tx, made?.id ?? "", new Date(clock).toISOString()),
  );
}

const change: fc.Arbitrary<RecordedChange> = fc.oneof(
  fc.record({ kind: fc.constantFrom("list" as const, "delist" as const), at: fc.nat(2) }),
  fc.record({
    kind: fc.constant("say" as const),
    at: fc.nat(2),
    decision: fc.record(
      {
        exploitation: fc.constantFrom("none" as const, "poc" as const, "active" as const),
        automatable: fc.constantFrom("no" as const, "yes" as const),
        technicalImpact: fc.constantFrom("partial" as const, "total" as const),
      },
      { requiredKeys: [] },
    ),
  }),
);

/** The deadline never differs from where its entries lead, and the entries lead from each to the next. */
function unbroken(before: DeadlineState, after: DeadlineState): void {
  const fresh = after.moves.slice(before.moves.length);
  let due = before.due;
  for (const move of fresh) {
    assert.equal(move.before, due);
    assert.notEqual(move.after, due);
    due = move.after;
  }
  assert.equal(after.due, due, "no deadline changes without an entry");
}

test("random sequences: never a change without an entry, idempotent, and the newest facts alone decide", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (changes, oneByOne) => {
        const before = [await state(both), await state(last)] as const;
        for (const one of changes) {
          await make(one);
          if (oneByOne) await settleFollowers(store);
        }
        await settleFollowers(store);
        const after = [await state(both), await state(last)] as const;
        unbroken(before[0], after[0]);
        unbroken(before[1], after[1]);
        if (!oneByOne)
          assert.ok(after[0].moves.length - before[0].moves.length <= 1, "one entry a change batch");
        assert.equal(after[0].due, await bare(both));
        assert.equal(after[1].due, await bare(last));
        for (const [id, { due, moves }] of [[both, after[0]] as const, [last, after[1]] as const]) {
          const agent = await knownNow(id);
          assert.equal(agent.due, due, "the agent dates with the newest facts");
          const told = agent.moves.map((move) => ({
            kind: "deadline.moved",
            directive: id,
            ...move,
            at: null,
          }));
          assert.deepEqual(
            told,
            moves.map((move) => ({ ...move, at: null })),
            "the agent's history is the room's journal",
          );
        }
        await store.write(system, async (tx) => {
          await tx.run(sql`update cursor set position = 0 where follower = 'dissemination.reclock'`);
        });
        await settleFollowers(store);
        assert.deepEqual(
          [await state(both), await state(last)],
          after,
          "reading every fact again changes nothing",
        );
      },
    ),
    { numRuns: 15, seed: 4 },
  );
});

/** The deadline by what the tables of the advisories say now, whatever came before. */
async function bare(directive: string): Promise<string | null> {
  return await store.read(system, async (tx) => {
    const document = await issuedDocument(tx, directive);
    assert.ok(document);
    const rows = await tx.rows<{ id: string; decision: AdvisoryFacts["decision"]; kev: string | null }>(sql`
      select a.id, a.advisory -> 'decision' as decision, e.date_added as kev from advisory a
      left join exploited e on e.delisted_at is null and a.advisory -> 'aliases' ? e.cve where a.id like 'DRILL-R-%'`);
    return earliestDeadline(
      document,
      rows.map(({ id, decision, kev }) => ({ advisory: id, decision, kevAdded: kev, cve: id })),
    );
  });
}

const facts: fc.Arbitrary<AdvisoryFacts> = fc.record({
  advisory: fc.constant("A"),
  decision: fc.record(
    {
      exploitation: fc.constantFrom("none" as const, "poc" as const, "active" as const),
      automatable: fc.constantFrom("no" as const, "yes" as const),
      technicalImpact: fc.constantFrom("partial" as const, "total" as const),
    },
    { requiredKeys: [] },
  ),
  kevAdded: fc.constant(null),
  cve: fc.constant("CVE-2026-1"),
});

test("properties: a listing never moves a deadline later, whenever it comes; where no fact changed there is no cause", () => {
  const document = {
    issuedAt: "2026-05-13T00:00:00Z",
    draft: { rulePack: draft.rulePack, actions: draft.actions },
    advisories: [
      { id: "A", aliases: [], title: {}, decision: {}, kevAdded: null, published: null },
    ] satisfies DirectiveDocument["advisories"],
  };
  assert.equal(advisoryFactsIn(document)[0]?.cve, "A");
  fc.assert(
    fc.property(
      facts,
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom("05", "06", "07"),
      (known, day, month) => {
        const listed = { ...known, kevAdded: `2026-${month}-${String(day).padStart(2, "0")}` };
        assert.ok(
          compareDeadlines(earliestDeadline(document, [listed]), earliestDeadline(document, [known])) <= 0,
        );
        assert.equal(causeOfMove(document, [known], [known]), null);
        assert.equal(causeOfMove(document, [known], [listed])?.fact, "kev");
      },
    ),
    { seed: 4 },
  );
});
