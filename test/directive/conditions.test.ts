/** A conditional directive in a room: a patch that comes in time takes the disconnection away, and the last day ends it; both with their entries. */
import assert from "node:assert/strict";
import { after as atEnd, before as atStart, test } from "node:test";
import { directiveTexts } from "#edge/directive-texts.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { deadlineMoveText } from "#messages/render/deadline/deadline-move.ts";
import { translatorOf } from "#messages/translators.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { reviseDirective } from "#stages/directive/commands.ts";
import { expireDirectives } from "#stages/directive/expire.ts";
import { documentsInForce, issuedDocument, readDirective } from "#stages/directive/queries.ts";
import { deadlineMoves, pubFiles, notificationsOf } from "#stages/dissemination/queries.ts";
import { type Store, system } from "#store/sql.ts";
import {
  advisory,
  ana,
  directiveRoom,
  draft,
  issue,
  kindsOf,
  now,
  refused,
} from "#test/kit/directive-fixtures.ts";
import { settleFollowers } from "#test/kit/offline-transfer.ts";

const mild = { exploitation: "none", automatable: "no", technicalImpact: "partial" } as const;
const conditional: DirectiveDraft = {
  ...draft,
  advisories: ["DRILL-C-1"],
  actions: [
    { kind: "patch", clock: { start: "published", duration: { days: 14 } } },
    {
      kind: "disconnect",
      clock: { start: "published", duration: { days: 3 } },
      when: { fact: "patch", is: "no", after: { days: 2 } },
    },
  ],
  until: "2026-06-30",
};

let store: Store;
let directive: string;
atStart(async () => {
  store = await directiveRoom();
  await say("2026-05-11T00:00:00Z", []);
  directive = await issue(store, conditional);
  await settleFollowers(store);
});
atEnd(async () => await store.close());

/** The source publishes its advisory as changed at this time, naming these fixed versions. */
async function say(modified: string, fixed: readonly string[]): Promise<void> {
  const [affected] = advisory.affected;
  assert.ok(affected);
  const one = { ...advisory, id: "DRILL-C-1", modified, decision: mild, affected: [{ ...affected, fixed }] };
  const record: ImportRecord = {
    kind: "advisory",
    origin: { format: "csaf", path: "drill.json", position: "", sha256: "0".repeat(64) },
    record: {
      kind: "advisory",
      key: "csaf:DRILL-C-1",
      id: one.id,
      advisory: one,
      sharing: null,
      unknown: {},
    },
    content: `${modified} ${fixed.join()}`,
    source: "{}",
    remarks: [],
  };
  await importRecords(store, system, { batch: `as of ${modified}`, records: [record] });
}

async function dues(): Promise<ReadonlySet<string | null>> {
  const told = await store.read(system, async (tx) => await notificationsOf(tx, directive));
  return new Set(told.map(({ due }) => due));
}

test("while no patch is known the disconnection sets the deadline, and the text says under which condition", async () => {
  assert.deepEqual(await dues(), new Set(["2026-05-16T14:59:59Z"]));
  const document = await store.read(system, async (tx) => await issuedDocument(tx, directive));
  assert.ok(document);
  assert.equal(document.advisories[0]?.patchAvailable, undefined);
  assert.match(document.text["ko"] ?? "", /할 일 2: 2일 안에 패치가 없으면 연동 배제\(망에서 분리\)/);
  assert.match(
    document.text["en"] ?? "",
    /Action 2: disconnect from the network if there is no patch within 2 days/,
  );
  assert.match(document.text["ko"] ?? "", /기간: 2026\. 6\. 30\.\(화\)까지\. 그 뒤에는 저절로 끝납니다\./);
  assert.match(
    document.text["en"] ?? "",
    /In force until the end of Tue 30 Jun 2026; then it expires by itself\./,
  );
});

test("a patch that comes in time moves the deadline, with an entry that names it, once", async () => {
  await say("2026-05-14T03:00:00Z", ["7.2.5"]);
  await settleFollowers(store);
  assert.deepEqual(await dues(), new Set(["2026-05-27T14:59:59Z"]));
  const moves = await store.read(system, async (tx) => await deadlineMoves(tx, directive));
  assert.equal(moves.length, 1);
  const [move] = moves;
  assert.ok(move);
  assert.deepEqual(move.fact.because, {
    fact: "patch",
    value: "yes",
    cve: "DRILL-C-1",
    since: "2026-05-14",
    source: "[DRILL] EdgeGate PSIRT DRILL-C-1",
  });
  assert.match(
    deadlineMoveText(move.fact, korea, translatorOf("ko")),
    /늦춰졌습니다: DRILL-C-1, 패치가 나왔습니다\(2026\. 5\. 14\.\(목\)\)\.$/,
  );
  assert.match(
    deadlineMoveText(move.fact, korea, translatorOf("en")),
    /^Moved back .* a patch is there \(Thu 14 May 2026\)\.$/,
  );
  await say("2026-05-20T00:00:00Z", ["7.2.5", "7.2.6"]);
  await settleFollowers(store);
  assert.deepEqual(
    await dues(),
    new Set(["2026-05-27T14:59:59Z"]),
    "a later change does not date the patch later",
  );
});

test("a fixed version that is taken back brings the disconnection back", async () => {
  await say("2026-05-21T00:00:00Z", []);
  await settleFollowers(store);
  assert.deepEqual(await dues(), new Set(["2026-05-16T14:59:59Z"]));
  const moves = await store.read(system, async (tx) => await deadlineMoves(tx, directive));
  assert.deepEqual(moves.at(-1)?.fact.because.value, "no");
});

test("the last day still counts; after it the room ends the directive, alone and once, and publishes that", async () => {
  const expire = async (at: string) =>
    await store.write(system, async (tx) => await expireDirectives(tx, at, directiveTexts));
  assert.deepEqual(await expire("2026-06-30T14:59:59Z"), []);
  await store.write(ana, async (tx) => await reviseDirective(tx, { directive, draft: conditional }, now));
  assert.deepEqual(await expire("2026-06-30T15:00:00Z"), [directive]);
  assert.deepEqual(await expire("2026-06-30T15:01:00Z"), []);
  await settleFollowers(store);
  const document = await store.read(system, async (tx) => await issuedDocument(tx, directive));
  assert.deepEqual([document?.state, document?.revision, document?.approvedBy], ["expired", 2, []]);
  assert.match(
    document?.text["ko"] ?? "",
    /이 지시는 기간이 끝났습니다\.[^]*끝나는 날\(2026\. 6\. 30\.\(화\)\)이 지남/,
  );
  assert.match(
    document?.text["en"] ?? "",
    /This directive has expired\.[^]*Its last day, Tue 30 Jun 2026, has passed/,
  );
  assert.equal((await kindsOf(store, directive)).filter((kind) => kind === "directive.expired").length, 1);
  const read = await store.read(ana, async (tx) => await readDirective(tx, directive));
  assert.deepEqual([read?.state, read?.work, read?.may], ["expired", null, []]);
  const inForce = await store.read(system, async (tx) => await documentsInForce(tx));
  assert.ok(!inForce.some(({ id }) => id === directive));
  const files = await store.read(system, async (tx) => await pubFiles(tx));
  assert.ok(files.some(({ path }) => path === `directives/${directive}/2.json`));
  await refused(
    store.write(ana, async (tx) => await reviseDirective(tx, { directive, draft: conditional }, now)),
    "state-forbids",
  );
});

test("a directive cannot be submitted whose last day is over", async () => {
  const refusal = await refused(issue(store, { ...conditional, until: "2026-05-12" }), "input-invalid");
  assert.deepEqual(
    refusal.findings?.map(({ at, code }) => [at, code]),
    [["/until", "date-past"]],
  );
});
