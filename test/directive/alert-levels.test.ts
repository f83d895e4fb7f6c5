/** Levels of the crisis alert in a room: who may record them, whose deadlines they move and how the organisations learn it; their passing gives nothing back. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after as atEnd, before as atStart, test } from "node:test";
import { directiveTexts } from "#edge/directive-texts.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { deadlineMoveText } from "#messages/render/deadline/deadline-move.ts";
import { translatorOf } from "#messages/translators.ts";
import { type AlertLevel, alertLevels } from "#core/clock/alert-level.ts";
import type { Actor, Domain } from "#core/actor.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { earliestDeadline, advisoryFactsIn } from "#stages/dissemination/directive-deadline.ts";
import { deadlineMoves, notificationsOf } from "#stages/dissemination/queries.ts";
import { recordAlertLevel } from "#stages/registry/alert-levels.ts";
import { alertPeriods } from "#stages/registry/queries.ts";
import { unresolvedOrganizations } from "#stages/response/queries.ts";
import { sql, type Store, system } from "#store/sql.ts";
import {
  ana,
  analyst,
  chair,
  directiveRoom,
  draft,
  firm,
  now,
  refused,
} from "#test/kit/directive-fixtures.ts";
import { agentKnows, aroundAt, settleFollowers } from "#test/kit/offline-transfer.ts";

const other: Actor = { ...chair, id: "chair-2" };

let store: Store;
let folder: string;
let clock = Date.parse(now);
atStart(async () => {
  store = await directiveRoom();
  folder = await mkdtemp(join(tmpdir(), "bongsu-alert-"));
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

async function issueNationally(): Promise<string> {
  const actions = [{ kind: "patch", clock: { start: "published", duration: { days: 14 } } }] as const;
  const at = next();
  const { directive } = await store.write(
    chair,
    async (tx) => await draftDirective(tx, { ...draft, actions }, at),
  );
  await store.write(chair, async (tx) => await submitDirective(tx, { directive }, at));
  await store.write(other, async (tx) => await approveDirective(tx, { directive }, at, directiveTexts));
  await settleFollowers(store);
  return directive;
}

async function record(actor: Actor, domain: Domain | null, level: AlertLevel): Promise<void> {
  const said = { domain, level, reason: "훈련" };
  const at = next();
  await store.write(actor, async (tx) => await recordAlertLevel(tx, said, at));
  await settleFollowers(store);
}

const domains = ["private", "public", "military"] as const;
type KoreanDomain = (typeof domains)[number];

/** The one deadline of each domain, as told, as standings have it, and as an agent of that domain works it out. */
async function dues(directive: string): Promise<Readonly<Record<KoreanDomain, string>>> {
  const told = await store.read(system, async (tx) => await notificationsOf(tx, directive));
  const known = await knownDocument(directive);
  const statuses = await store.read(
    system,
    async (tx) => await unresolvedOrganizations(tx, directive, { limit: 100_000 }),
  );
  const found = domains.map((domain) => {
    const notified = told.filter((one) => one.domain === domain);
    const its = new Set(notified.map(({ due }) => due));
    assert.equal(its.size, 1, `${domain} has one deadline`);
    const [due = null] = its;
    const members = new Set(notified.map(({ organization }) => organization));
    const standing = statuses.items.filter(({ organization }) => members.has(organization));
    assert.deepEqual([...new Set(standing.map((one) => one.due))], [due], "statuses follow");
    assert.equal(
      Date.parse(earliestDeadline(known, advisoryFactsIn(known), domain) ?? ""),
      Date.parse(due ?? ""),
      "so does the agent",
    );
    return [domain, due] as const;
  });
  return Object.fromEntries(found) as Record<KoreanDomain, string>;
}

/** The document as an agent then knows it, whose history of the deadline must be the journal's. */
async function knownDocument(directive: string) {
  const taking = { folder, around: aroundAt(() => clock) };
  const { document, moves } = await agentKnows(store, directive, taking);
  const journal = await store.read(system, async (tx) => await deadlineMoves(tx, directive));
  assert.deepEqual(
    moves.map(({ at: _at, ...move }) => move),
    journal.map(({ fact: { kind: _kind, directive: _directive, ...move } }) => move),
    "the agent's history is the journal's",
  );
  return document;
}

test("a level is recorded by the lead of the domain or by the chair, once", async () => {
  const said = { domain: "private", level: "attention", reason: "훈련" } as const;
  for (const actor of [analyst, firm, { ...ana, domain: "public" } as const])
    await refused(
      store.write(actor, async (tx) => await recordAlertLevel(tx, said, now)),
      "not-permitted",
    );
  await refused(
    store.write(ana, async (tx) => await recordAlertLevel(tx, { ...said, domain: null }, now)),
    "not-permitted",
  );
  await refused(
    store.write(ana, async (tx) => await recordAlertLevel(tx, { ...said, level: "normal" }, now)),
    "conflict",
  );
  await record(ana, "private", "attention");
  await refused(
    store.write(chair, async (tx) => await recordAlertLevel(tx, said, now)),
    "conflict",
  );
  await record(chair, "private", "normal");
  const ends = await store.read(
    chair,
    async (tx) => await tx.rows(sql`select end_reason, ended_by, recorded_by from alert_period`),
  );
  assert.deepEqual(ends, [{ end_reason: "훈련", ended_by: chair.id, recorded_by: ana.id }]);
  const periods = await store.read(firm, async (tx) => await alertPeriods(tx));
  assert.deepEqual(
    periods.map(({ domain, level, until }) => [domain, level, until !== null]),
    [["private", "attention", true]],
  );
});

test("a domain's level moves its own deadlines forward, the nation's everyone's; passing gives nothing back", async () => {
  const directive = await issueNationally();
  const start = await dues(directive);
  assert.equal(new Set(Object.values(start)).size, 1);

  await record(chair, "public", "alert");
  const halved = await dues(directive);
  assert.ok(halved.public < start.public);
  assert.deepEqual({ ...halved, public: start.public }, start);

  await record(chair, "public", "normal");
  assert.deepEqual(await dues(directive), halved);

  await record(chair, null, "serious");
  const quartered = await dues(directive);
  assert.ok(domains.every((domain) => quartered[domain] < halved[domain]));

  const moves = await store.read(firm, async (tx) => await deadlineMoves(tx, directive));
  assert.deepEqual(
    moves.map(({ fact: { because, domains: whose = "all" } }) => [because.fact, because.value, whose]),
    [
      ["alert", "alert", ["public"]],
      ["alert", "serious", ["military", "private"]],
      ["alert", "serious", ["public"]],
    ],
  );
  const [first] = moves;
  assert.ok(first !== undefined);
  assert.match(
    deadlineMoveText(first.fact, korea, translatorOf("ko")),
    /^공공.*앞당겨졌습니다.*사이버위기경보가 경계입니다\.$/,
  );
  assert.match(
    deadlineMoveText(first.fact, korea, translatorOf("en")),
    /^For public.*forward.*crisis alert is alert since/i,
  );
});

test("what is issued while a level is in force is told under it", async () => {
  const directive = await issueNationally();
  const under = await dues(directive);
  const plain = clock + 14 * 86_400_000;
  assert.ok(domains.every((domain) => Date.parse(under[domain]) < plain - 5 * 86_400_000));
});

test("property: whatever is recorded in whatever order, no deadline moves later", async (t) => {
  const directive = await issueNationally();
  let before = await dues(directive);
  const acts = [null, ...domains].flatMap((domain) =>
    alertLevels.map((level) => ({ domain, level, order: Math.random() })),
  );
  const some = acts.toSorted((a, b) => a.order - b.order).slice(0, 8);
  t.diagnostic(some.map(({ domain, level }) => `${domain} ${level}`).join(", "));
  for (const { domain, level } of some) {
    const at = next();
    const said = { domain, level, reason: "훈련" };
    await store.write(chair, async (tx) => await recordAlertLevel(tx, said, at)).catch(() => undefined);
    await settleFollowers(store);
    const dated = await dues(directive);
    for (const one of domains) assert.ok(dated[one] <= before[one], `${level} ${domain}: ${one}`);
    before = dated;
  }
});
