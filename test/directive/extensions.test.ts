/** More time on request in a room: who may ask and who answers, whose deadline moves with which entry, and that nothing takes a grant back or tells it to anyone else. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after as atEnd, before as atStart, test } from "node:test";
import { directiveTexts } from "#edge/directive-texts.ts";
import { takeExtensions } from "#agent/sync/extensions.ts";
import { listTasks } from "#agent/task/tasks.ts";
import type { JournalEventOf } from "#core/journal-event.ts";
import { deadline } from "#core/clock/clock.ts";
import { Refusal } from "#core/problem.ts";
import type { ExtensionSpan } from "#core/document/extension.ts";
import type { Actor } from "#core/actor.ts";
import {
  approveDirective,
  draftDirective,
  reviseDirective,
  submitDirective,
} from "#stages/directive/commands.ts";
import { askExtension, declineExtension, grantExtension } from "#stages/dissemination/extensions.ts";
import {
  deadlineMoves,
  extensionsOf,
  openExtensions,
  notificationsOf,
  notificationFor,
} from "#stages/dissemination/queries.ts";
import { recordAlertLevel } from "#stages/registry/alert-levels.ts";
import { responseStatusRow } from "#stages/response/queries.ts";
import { entriesAfter } from "#store/journal.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { ana, bo, chair, directiveRoom, draft, now, refused } from "#test/kit/directive-fixtures.ts";
import { aroundAt, settleFollowers, takeFromStick } from "#test/kit/offline-transfer.ts";

const own = "drill-sme-34";
const firm: Actor = { role: "organization", id: "org-1", organization: own };
const actions = [{ kind: "patch", clock: { start: "published", duration: { days: 14 } } }] as const;
const said = { reason: "훈련: 정비 시간이 맞지 않음", controls: "훈련: 외부 접속 차단" };

let store: Store;
let folder: string;
let clock = Date.parse(now);
atStart(async () => {
  store = await directiveRoom();
  folder = await mkdtemp(join(tmpdir(), "bongsu-extensions-"));
});
atEnd(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** The instant of the next act, an hour after the last. */
function next(): string {
  clock += 3_600_000;
  return new Date(clock).toISOString();
}

async function issued(by: readonly [Actor, Actor] = [ana, bo]): Promise<string> {
  const [first, second] = by;
  const at = next();
  const { directive } = await store.write(
    first,
    async (tx) => await draftDirective(tx, { ...draft, actions }, at),
  );
  await approve(directive, [first, second], at);
  return directive;
}

async function approve(
  directive: string,
  [first, second]: readonly [Actor, Actor],
  at: string,
): Promise<void> {
  await store.write(first, async (tx) => await submitDirective(tx, { directive }, at));
  await store.write(second, async (tx) => await approveDirective(tx, { directive }, at, directiveTexts));
  await settleFollowers(store);
}

/** Asks as {@link firm}; gives the request's id. */
async function ask(
  directive: string,
  duration: ExtensionSpan = { days: 10 },
  as: Actor = firm,
): Promise<string> {
  const at = next();
  await store.write(as, async (tx) => await askExtension(tx, { directive, duration, ...said }, at));
  await settleFollowers(store);
  const rows = await store.read(as, async (tx) => await extensionsOf(tx, as.organization ?? "", directive));
  return rows.at(-1)?.request ?? "";
}

async function grant(
  directive: string,
  request: string,
  by: Actor = bo,
  duration?: ExtensionSpan,
): Promise<string> {
  const at = next();
  const given = { directive, request, ...(duration === undefined ? {} : { duration }) };
  await store.write(by, async (tx) => await grantExtension(tx, given, at));
  await settleFollowers(store);
  return at;
}

/** The deadline as told and as it stands, which are one; and the one that all others of its domain share. */
async function dues(directive: string): Promise<{ readonly own: string; readonly others: string }> {
  return await store.read(system, async (tx) => {
    const told = await notificationFor(tx, directive, own);
    assert.equal((await responseStatusRow(tx, directive, own))?.due, told?.due, "the standing follows");
    const all = (await notificationsOf(tx, directive)).filter(
      (one) => one.domain === told?.domain && one.organization !== own,
    );
    const others = new Set(all.map(({ due }) => due));
    assert.equal(others.size, 1, "everybody else has one deadline");
    return { own: told?.due ?? "", others: [...others][0] ?? "" };
  });
}

async function entries(directive: string, kind: "extended-deadline.moved" | "extension.granted") {
  const all = await store.read(system, async (tx) => await entriesAfter(tx, 0, 100_000));
  return all.flatMap(({ fact }) => (fact.kind === kind && fact.directive === directive ? [fact] : []));
}

async function moves(directive: string): Promise<readonly JournalEventOf<"extended-deadline.moved">[]> {
  return (await entries(
    directive,
    "extended-deadline.moved",
  )) as readonly JournalEventOf<"extended-deadline.moved">[];
}

/** The end of so many days after an end, as the clock counts them. */
function plus(end: string, days: number): string {
  return deadline(end, { days }) ?? "";
}

test("an organisation asks for itself, of what it was told and what is in force, once at a time", async () => {
  const directive = await issued();
  const request = await ask(directive);
  assert.match(request, /^X-[0-9a-f]{24}$/);
  await refused(ask(directive), "conflict");
  await refused(ask("DRILL-NONE"), "not-found");
  const elsewhere: Actor = { ...firm, organization: "no-such-organization" };
  await refused(ask(directive, { days: 1 }, elsewhere), "not-found");
  const seen = async (actor: Actor) =>
    (await store.read(actor, async (tx) => await openExtensions(tx, directive, {}))).items.length;
  const other: Actor = { ...firm, id: "org-2", organization: "drill-sme-32" };
  assert.deepEqual(
    [
      await seen(ana),
      await seen(firm),
      await seen(other),
      await seen(chair),
      await seen({ ...ana, domain: "public" }),
    ],
    [1, 1, 0, 0, 0],
  );
  const { own: due, others } = await dues(directive);
  assert.equal(due, others, "asking moves nothing");
});

test("the issuing office declines with a reason, and the organisation may ask again", async () => {
  const directive = await issued();
  const request = await ask(directive);
  const given = { directive, request, reason: "훈련: 통제가 부족함" };
  for (const stranger of [firm, chair, { ...ana, domain: "public" } as const])
    await refused(
      store.write(stranger, async (tx) => await declineExtension(tx, given, next())),
      "not-found",
    );
  const elsewhere = { ...ana, id: "lead-x", office: "other" };
  await refused(
    store.write(elsewhere, async (tx) => await declineExtension(tx, given, next())),
    "not-permitted",
  );
  await store.write(ana, async (tx) => await declineExtension(tx, given, next()));
  await settleFollowers(store);
  await refused(grant(directive, request), "conflict");
  const [row] = await store.read(firm, async (tx) => await extensionsOf(tx, own, directive));
  assert.deepEqual([row?.state, row?.answer, row?.grant], ["declined", given.reason, null]);
  assert.deepEqual(await moves(directive), []);
  assert.notEqual(await ask(directive), request);
});

test("a grant moves the organisation's own deadline with its entry, names nobody in public, and its agent takes it", async () => {
  const directive = await issued();
  const before = await dues(directive);
  const request = await ask(directive, { days: 10 });
  await refused(grant(directive, request, bo, { days: 11 }), "input-invalid");
  await refused(grant(directive, request, bo, { hours: 12 * 24 }), "input-invalid");
  await grant(directive, request, bo, { days: 7 });
  const after = await dues(directive);
  assert.equal(after.others, before.others);
  assert.equal(after.own, plus(before.own, 7));
  assert.deepEqual(await moves(directive), [
    {
      kind: "extended-deadline.moved",
      directive,
      organization: own,
      before: before.own,
      after: after.own,
      because: { fact: "extension", request },
    },
  ]);
  assert.deepEqual(await store.read(firm, async (tx) => await deadlineMoves(tx, directive)), []);
  await agentTakes(directive, after.own);
});

async function agentTakes(directive: string, due: string): Promise<void> {
  const files = await store.read(
    system,
    async (tx) =>
      await tx.rows<{ text: string }>(
        sql`select convert_from(content, 'UTF8') as text from pub_file where kind in ('directive', 'facts')`,
      ),
  );
  const payloads = files.map(({ text }) =>
    Buffer.from((JSON.parse(text) as { payload: string }).payload, "base64").toString(),
  );
  assert.ok(
    payloads.length > 0 && payloads.every((text) => !text.includes(own)),
    "no file names the organisation",
  );
  const dir = join(folder, "agent");
  const around = aroundAt(() => clock);
  await takeFromStick(store, { folder, around });
  const rows = await store.read(firm, async (tx) => await extensionsOf(tx, own, directive));
  await takeExtensions(dir, new TextEncoder().encode(JSON.stringify({ extensions: rows })));
  const { tasks, findings } = await listTasks({ dir, directive }, around);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    tasks.map((task) => [task.state, Date.parse(task.deadline ?? "")]),
    [["extended", Date.parse(due)]],
    "the agent works out what the room told",
  );
}

test("after the end nothing is asked for or granted", async () => {
  const directive = await issued();
  const request = await ask(directive);
  const { own: due } = await dues(directive);
  const late = new Date(Date.parse(due) + 1000).toISOString();
  const granting = store.write(bo, async (tx) => await grantExtension(tx, { directive, request }, late));
  assert.match((await refused(granting, "state-forbids")).message, /Too late: the deadline ended/);
  await store.write(
    bo,
    async (tx) => await declineExtension(tx, { directive, request, reason: "늦음" }, late),
  );
  const asking = store.write(
    firm,
    async (tx) => await askExtension(tx, { directive, duration: { days: 1 }, ...said }, late),
  );
  await refused(asking, "state-forbids");
  assert.equal((await dues(directive)).own, due);
});

test("of a directive of the chair, which sees no organisation, the lead authority of its domain answers", async () => {
  const directive = await issued([chair, { ...chair, id: "chair-2" }]);
  const before = await dues(directive);
  const request = await ask(directive, { workingDays: 2 });
  await refused(grant(directive, request, { ...chair, id: "chair-3" }), "not-found");
  await grant(directive, request, ana);
  assert.ok((await dues(directive)).own > before.own);
});

test("a level of the crisis alert and a revision work the deadline out again with what was granted, and a second grant adds to it", async () => {
  const directive = await issued();
  await grant(directive, await ask(directive, { days: 10 }));
  const extended = await dues(directive);
  const level = { domain: "private", level: "alert", reason: "훈련" } as const;
  await store.write(ana, async (tx) => await recordAlertLevel(tx, level, next()));
  await settleFollowers(store);
  const halved = await dues(directive);
  assert.ok(halved.others < extended.others && halved.own < extended.own);
  assert.equal(halved.own, plus(halved.others, 10), "the level shortens, the grant stays");
  const last = (await moves(directive)).at(-1);
  assert.deepEqual([last?.before, last?.after, last?.because.fact], [extended.own, halved.own, "alert"]);
  await store.write(ana, async (tx) => await recordAlertLevel(tx, { ...level, level: "normal" }, next()));

  const redraft = { directive, draft: { ...draft, actions } };
  await store.write(ana, async (tx) => await reviseDirective(tx, redraft, next()));
  await approve(directive, [ana, bo], next());
  const revised = await dues(directive);
  assert.equal(revised.own, plus(revised.others, 10), "a revision keeps what was granted");

  await grant(directive, await ask(directive, { days: 3 }));
  assert.equal((await dues(directive)).own, plus(revised.own, 3));
});

test("property: whatever is asked, answered and recorded, no deadline changes without an entry that says from what to what", async (t) => {
  const directive = await issued();
  const levels = ["attention", "alert", "serious", "normal"] as const;
  await grant(directive, await ask(directive));
  const acts: (() => Promise<unknown>)[] = [];
  for (let i = 0; i < 12; i += 1) {
    const chance = Math.random();
    const days = 1 + Math.floor(Math.random() * 9);
    if (chance < 0.5) acts.push(async () => await grant(directive, await ask(directive, { days })));
    else if (chance < 0.6) acts.push(async () => await ask(directive, { days }));
    else {
      const level = levels[i % 4] ?? "normal";
      const domain = chance < 0.8 ? null : "private";
      t.diagnostic(`${domain ?? "national"} ${level}`);
      acts.push(async () => {
        await store.write(
          chair,
          async (tx) => await recordAlertLevel(tx, { domain, level, reason: "훈련" }, next()),
        );
        await settleFollowers(store);
      });
    }
  }
  let before = await dues(directive);
  for (const act of acts) {
    const [told, shared] = [(await moves(directive)).length, (await sharedMoves(directive)).length];
    await act().catch((error: unknown) => assert.ok(error instanceof Refusal, String(error)));
    await settleFollowers(store);
    const after = await dues(directive);
    const fresh = (await moves(directive)).slice(told);
    assert.deepEqual(
      chain(
        before.own,
        fresh.map((one) => [one.before, one.after]),
      ),
      after.own,
    );
    const common = (await sharedMoves(directive)).slice(shared);
    assert.deepEqual(chain(before.others, common), after.others);
    before = after;
  }
  await store.write(system, async (tx) => {
    await tx.run(sql`update cursor set position = 0 where follower = 'dissemination.reclock'`);
  });
  await settleFollowers(store);
  assert.deepEqual(await dues(directive), before, "reading every fact again changes nothing");
});

type DeadlineChange = readonly [string | null, string | null];

/** Where a chain of moves leads; each begins where the one before ended. */
function chain(from: string, steps: readonly DeadlineChange[]): string | null {
  return steps.reduce<string | null>((at, [before, after]) => {
    assert.equal(before, at);
    return after;
  }, from);
}

async function sharedMoves(directive: string): Promise<readonly DeadlineChange[]> {
  const all = await store.read(system, async (tx) => await deadlineMoves(tx, directive));
  return all
    .filter(({ fact }) => fact.domains === undefined || fact.domains.includes("private"))
    .map(({ fact }) => [fact.before, fact.after]);
}
