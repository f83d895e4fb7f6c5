/**
 * Instants, as a model without a database: processes whose clocks are up to five minutes wrong, and wrong otherwise after each restart, do the rounds of a room on one case and
 * its advisory, with a database whose clock is wrong too, and die in the middle of what they do. What decides is the code of the room (`dueEnd`, `recordAfter`, `releasePlan`,
 * `remindersUntil`, `hasCome`); the model is what a transaction, a folder and an outbox do. Real rooms are in `test/publish/own-instants.test.ts` and `case-clock.test.ts`.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withNewParticipant } from "#core/coordination/apply-act.ts";
import { type CaseRecord, dueEnd, recordAfter } from "#core/coordination/case-record.ts";
import { newParticipant, openedCase } from "#core/coordination/coordinated-case.ts";
import { daysLater, hasCome, onClocksOf } from "#core/coordination/embargo/embargo-terms.ts";
import { releasePlan, remindersUntil } from "#core/coordination/embargo/release-plan.ts";
import { isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";
import { seededRandom } from "#test/kit/coordination/marked-samples.ts";

const runs = Number(process.env["BONGSU_INSTANT_RUNS"] ?? 60);
const minute = 60_000;
const zones = [
  "Asia/Seoul",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "UTC",
];
/** The files of an advisory in the order in which they are written; the index is last. */
const parts = ["records", "csaf", "osv", "html", "index"];

type Notice = { readonly kind: string; mails: number };
type ModelledRoom = {
  readonly record: CaseRecord;
  readonly ends: number;
  readonly publishAt: number;
  readonly plan: readonly { readonly audience: string; readonly at: string; readonly released: boolean }[];
  readonly reminder: string | null;
  readonly notices: readonly Notice[];
  readonly published: readonly string[];
  readonly times: readonly string[];
};

type World = {
  now: number;
  databaseSkew: number;
  skews: number[];
  stored: ModelledRoom;
  folder: Set<string>;
};

const text = (at: number): string => new Date(at).toISOString();
const skewed = (random: () => number): number => Math.floor((random() * 2 - 1) * 5 * minute);
const pick = <T>(random: () => number, of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;

/** A case under an embargo that ends near a change of clocks now and then, agreed in some zone, with an advisory for that instant or after. */
function begun(random: () => number): World {
  const from = pick(random, ["2026-03-20T01:30:00Z", "2026-10-20T00:30:00Z", "2026-05-13T01:00:00Z"]);
  const zone = pick(random, zones);
  const ends = daysLater(from, pick(random, [7, 9, 14, 45, 90]), zone);
  const shown = onClocksOf(ends, zone);
  assert.equal(
    Date.parse(shown),
    Math.floor(Date.parse(ends) / minute) * minute,
    `${ends} is ${shown} in ${zone}`,
  );
  const supplier = newParticipant("supplier", ["supplier"]);
  const opened = withNewParticipant(openedCase(newParticipant("coordinator", ["coordinator"])), supplier);
  assert.ok(opened);
  const terms = { rule: "days-45", ends, zone, rediscoveryDays: 7, exploitedDays: 7 };
  let record: CaseRecord = {
    state: opened,
    terms: null,
    proposal: null,
    rediscoveredAt: null,
    endedAt: null,
  };
  for (const act of [
    { kind: "embargo", act: "propose", by: "coordinator", terms },
    { kind: "embargo", act: "accept", by: "supplier" },
  ] as const) {
    const outcome = recordAfter(record, act, from);
    assert.ok(outcome.ok);
    record = outcome.after;
  }
  const at = Date.parse(ends);
  const plan = releasePlan(ends).map((step) => ({ ...step, released: false }));
  const now = at - 12 * minute;
  const reminder = remindersUntil(ends, text(at - 70 * minute))[0] ?? null;
  const stored = {
    record,
    ends: at,
    publishAt: at + pick(random, [0, 0, 1_000, 2 * minute]),
    plan,
    reminder,
  };
  const nothing = { notices: [], published: [], times: [] };
  const skews = [skewed(random), skewed(random), skewed(random)];
  return { now, databaseSkew: skewed(random), skews, stored: { ...stored, ...nothing }, folder: new Set() };
}

type Clocks = readonly [process: string, database: string];
type Round = (stored: ModelledRoom, clocks: Clocks) => ModelledRoom;

/** The rounds, each as one transaction leaves what is stored. */
const rounds: Readonly<Record<string, Round>> = {
  end: (stored, clocks) => {
    const act = dueEnd(stored.record, clocks);
    const outcome = act === null ? null : recordAfter(stored.record, act, clocks[0]);
    if (outcome === null || !outcome.ok) return stored;
    const told = stored.record.state.participants.map(() => ({ kind: "ended", mails: 0 }));
    const plan = stored.plan.map((step) => ({ ...step, released: true }));
    return {
      ...stored,
      record: outcome.after,
      plan,
      reminder: null,
      notices: [...stored.notices, ...told],
      times: [...stored.times, `ended ${clocks.join(" ")}`],
    };
  },
  release: (stored, clocks) => {
    if (!isEmbargoInForce(stored.record.state.embargo)) return stored;
    const due = stored.plan.filter((step) => !step.released && hasCome(step.at, clocks));
    const plan = stored.plan.map((step) => (due.includes(step) ? { ...step, released: true } : step));
    return {
      ...stored,
      plan,
      times: [...stored.times, ...due.map(({ at }) => `released ${at} ${clocks.join(" ")}`)],
    };
  },
  remind: (stored, clocks) => {
    if (stored.reminder === null || !hasCome(stored.reminder, clocks)) return stored;
    const next = remindersUntil(text(stored.ends), clocks[0])[0] ?? null;
    const time = `reminded ${stored.reminder} ${clocks.join(" ")}`;
    return {
      ...stored,
      reminder: next,
      notices: [...stored.notices, { kind: "reminder", mails: 0 }],
      times: [...stored.times, time],
    };
  },
  publish: (stored, clocks) => {
    const isOut = stored.published.length > 0;
    if (isOut || !hasCome(text(stored.publishAt), clocks)) return stored;
    if (isEmbargoInForce(stored.record.state.embargo)) return stored;
    return { ...stored, published: parts, times: [...stored.times, `published ${clocks.join(" ")}`] };
  },
};

/** What leaves the database: files one by one with the index last, and mails at least once. */
function deliver({ stored, folder }: World, dies: () => boolean): void {
  for (const part of stored.published) {
    if (dies()) return;
    folder.add(part);
  }
  for (const notice of stored.notices) {
    if (notice.mails > 0) continue;
    notice.mails++;
    // A process that dies here has sent the mail and not noted it.
    if (dies()) notice.mails = Math.min(notice.mails, 1);
  }
}

function clocksOf({ now, skews, databaseSkew }: World, process: number): Clocks {
  return [text(now + (skews[process] ?? 0)), text(now + databaseSkew)];
}

/** What holds at every moment, for whoever looks and however. */
function mustHold(world: World, seed: number): void {
  const { stored, folder } = world;
  const about = `seed ${seed}: ${JSON.stringify(stored.times)}`;
  const { embargo } = stored.record.state;
  for (const time of stored.times) {
    const [what = "", ...clocks] = time.split(" ");
    const instant =
      what === "ended"
        ? text(stored.ends)
        : what === "published"
          ? text(stored.publishAt)
          : (clocks.shift() ?? "");
    assert.ok(hasCome(instant, clocks), `${what} before a clock: ${about}`);
  }
  const count = (what: string): number => stored.times.filter((one) => one.startsWith(what)).length;
  assert.ok(count("ended") <= 1 && count("published") <= 1, `once: ${about}`);
  assert.equal(
    stored.notices.filter(({ kind }) => kind === "ended").length,
    embargo === "exited" ? 2 : 0,
    about,
  );
  assert.ok(stored.published.length === 0 || embargo === "exited", `out under an embargo: ${about}`);
  assert.ok([0, parts.length].includes(stored.published.length), `half out: ${about}`);
  assert.ok(
    [...folder].every((part) => stored.published.includes(part)),
    `a file of nothing: ${about}`,
  );
  assert.ok(!folder.has("index") || folder.size === parts.length, `listed and not there: ${about}`);
  const place = stored.times.findIndex((one) => one.startsWith("ended"));
  const late = stored.times.slice(place + 1).some((one) => /^(?:reminded|released)/.test(one));
  assert.ok(place < 0 || !late, `after its end: ${about}`);
}

function play(seed: number): string {
  const random = seededRandom(seed * 2_654_435_761);
  const world = begun(random);
  for (let step = 0; step < 160; step++) {
    world.now += Math.floor(random() * 15_000);
    const process = Math.floor(random() * world.skews.length);
    if (random() < 0.1) world.skews[process] = skewed(random);
    if (random() < 0.02) world.databaseSkew = skewed(random);
    const round = rounds[pick(random, Object.keys(rounds))];
    const after = round?.(world.stored, clocksOf(world, process)) ?? world.stored;
    // Who dies before it commits leaves nothing.
    if (random() < 0.75) world.stored = after;
    if (random() < 0.3) deliver(world, () => random() < 0.2);
    mustHold(world, seed);
  }
  world.now = Math.max(world.now, world.stored.publishAt + 6 * minute);
  for (const round of Object.values(rounds)) world.stored = round(world.stored, clocksOf(world, 0));
  for (const round of Object.values(rounds)) world.stored = round(world.stored, clocksOf(world, 0));
  deliver(world, () => false);
  mustHold(world, seed);
  assert.equal(world.stored.record.state.embargo, "exited", `seed ${seed}: ended at last`);
  assert.equal(world.folder.size, parts.length, `seed ${seed}: nothing is lost`);
  assert.ok(
    world.stored.notices.every(({ mails }) => mails > 0),
    `seed ${seed}: everybody was written to`,
  );
  return world.stored.times.map((one) => one.split(" ")[0]).join(" ");
}

describe("instants under wrong clocks, restarts and deaths", () => {
  it(`nothing comes before any clock, twice, in halves or never (${runs} runs)`, () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= runs; seed++) seen.add(play(seed));
    assert.ok(seen.size > 3, `the runs differ: ${[...seen].join("; ")}`);
  });
});
