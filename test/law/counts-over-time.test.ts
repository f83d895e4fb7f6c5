/**
 * Counts over time: whoever reads everything that an office may read during a drilled day learns no single organisation's answer or stated fact. The proof
 * is another day in which others of the same unit did what each did: it reads the same to every office that must not see, letter by letter, so none can say
 * which of the two it saw. `COUNTS_SEED` and `COUNTS_LOOKS` play other days and read the long lists more often.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { StatusCounts } from "#core/directive/attestation.ts";
import { contract, type EndpointKey } from "#contract/index.ts";
import { formUnits } from "#core/privacy/picture-units.ts";
import {
  type Act,
  asked,
  type DayOrganization,
  playDay,
  readers,
  type ReaderName,
  type Transcript,
} from "#test/kit/counts/day.ts";
import {
  blindTo,
  determinedCells,
  namedInJournal,
  differencesBetween,
  answersByDifference,
} from "#test/kit/counts/solver.ts";
import { partOf } from "#test/kit/suites/tried.ts";

const seed = Number(process.env["COUNTS_SEED"] ?? 1);
const looks = Number(process.env["COUNTS_LOOKS"] ?? partOf(8));
const everyReader = Object.keys(readers) as ReaderName[];
const none: StatusCounts = { affected: 0, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };
const answers: readonly StatusCounts[] = [
  { ...none, affected: 2 },
  { ...none, fixed: 1 },
  { ...none, unknown: 1 },
  { ...none, notAffected: 3 },
];

/** A generator that is the same for the same seed. */
function numbers(from: number): (below: number) => number {
  let state = from;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

/** Everyone of a cell in turn: some acknowledge, nearly all answer, half answer again, some state facts; in an order of its own. */
function scriptOf(members: readonly DayOrganization[]): readonly Act[] {
  const draw = numbers(seed);
  const shuffled = <T>(all: readonly T[]): readonly T[] =>
    all
      .map((one) => [draw(1_000_000), one] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, one]) => one);
  const cells = [...Map.groupBy(members, cellOf).values()];
  const round = (step: number, part: (at: number) => boolean): readonly Act[] =>
    cells.flatMap((its) =>
      its.flatMap(({ id }, at): readonly Act[] =>
        part(at)
          ? [{ kind: "answer", organization: id, counts: answers[(at + step) % answers.length] ?? none }]
          : [],
      ),
    );
  const acknowledged = members.filter((_, at) => at % 5 === 0);
  const stated = cells.flatMap((its) => (its.length < 11 ? [] : its.slice(0, 7)));
  return [
    ...shuffled(acknowledged.map(({ id }): Act => ({ kind: "acknowledge", organization: id }))),
    ...shuffled(round(0, (at) => at !== 4)),
    ...shuffled(
      stated.map(({ id }, at): Act => ({ kind: "state", organization: id, exposed: at % 2 ? "yes" : "no" })),
    ),
    ...shuffled(round(2, (at) => at % 3 === 0)),
  ];
}

const cellOf = ({ domain, sector, tier }: DayOrganization): string => `${domain} ${sector} ${tier}`;

/** The day with others of the same cell in each one's place. */
function exchanged(acts: readonly Act[], by: ReadonlyMap<string, string>): readonly Act[] {
  return acts.map((act) => ({ ...act, organization: by.get(act.organization) ?? act.organization }));
}

/** What an organisation answered and stated last, after each act; empty while it did neither. */
function statesOf(from: readonly Act[], organization: string): readonly string[] {
  let answer = "";
  let facts = "";
  return from.map((act) => {
    if (act.organization === organization && act.kind === "answer") answer = JSON.stringify(act.counts);
    if (act.organization === organization && act.kind === "state") facts = act.exposed;
    return `${answer}${facts}`;
  });
}

/** Others of the same unit in everyone's place, so that nobody says at any time what it says in the day itself; in order, as far as it can be. */
function otherDay(from: readonly Act[], of: readonly DayOrganization[]): readonly Act[] {
  const draw = numbers(seed + 1);
  const chosen = unitsOf(of).flatMap((its) => {
    const ids = its.map(({ id }) => id);
    const tries = Array.from({ length: 300 }, (_, at) =>
      at < ids.length - 1
        ? rotated(ids, at + 1)
        : ids
            .map((id) => [draw(1_000_000), id] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, id]) => id),
    );
    const left = (order: readonly string[]): number => {
      const others = exchanged(from, new Map(ids.map((id, at) => [id, order[at] ?? id])));
      return ids.filter((id) => spoke(id) && !differsAlways(id, others)).length;
    };
    const best =
      tries.map((order) => [left(order), order] as const).toSorted(([a], [b]) => a - b)[0]?.[1] ?? ids;
    return ids.map((id, at) => [id, best[at] ?? id] as const);
  });
  return exchanged(from, new Map(chosen));
}

/** Those who are shown together: of one cell, or of one unit where that spans several. */
function unitsOf(of: readonly DayOrganization[]): readonly (readonly DayOrganization[])[] {
  const cells = [...Map.groupBy(of, cellOf).values()].flatMap((its) => {
    const { domain, sector, tier } = its[0] ?? assert.fail();
    return [{ domain, sector, tier, told: its.length, unit: null }];
  });
  const units = new Map(
    formUnits(cells).map((cell) => [`${cell.domain} ${cell.sector} ${cell.tier}`, cell.unit]),
  );
  return [...Map.groupBy(of, (member) => units.get(cellOf(member))).values()];
}

function rotated(ids: readonly string[], places: number): readonly string[] {
  return [...ids.slice(places), ...ids.slice(0, places)];
}

let members: readonly DayOrganization[];
let acts: readonly Act[];
let day: Transcript;
let moved: Awaited<ReturnType<typeof playDay>>["moved"];

describe("counts over time", () => {
  before(async () => {
    const played = await playDay((all) => (acts = scriptOf(all)), { looks, by: everyReader });
    ({ members, moved } = played);
    day = played.transcript;
  });

  it("asks everything that an office may read", () => {
    const offices = new Set<string>(Object.values(readers).map(({ role }) => role));
    const readable = Object.entries(contract).filter(
      ([, { method, roles }]) => method === "GET" && roles.some((role) => offices.has(role)),
    );
    assert.deepEqual(
      readable.map(([key]) => key).filter((key) => !asked.includes(key as EndpointKey)),
      [],
    );
  });

  it("names nobody in the journal, moves by no fewer than five, and no cell is worked out", (t) => {
    const named = namedInJournal(day.chair);
    assert.deepEqual([...named], []);
    for (const name of everyReader) {
      assert.deepEqual(answersByDifference(day[name], acts), [], name);
      const cells = new Set(day[name].flatMap((seen) => determinedCells(seen, members)));
      assert.deepEqual([...cells], [], name);
    }
    for (const units of moved)
      for (const [unit, count] of units) assert.ok(count >= 5, `unit ${unit} moved by ${count}`);
    const moves = new Set(
      day.chair.map(({ picture }) => JSON.stringify([picture?.total, picture?.bySector, picture?.byTier])),
    );
    assert.ok(moves.size > 3, "the picture moves all the same");
    t.diagnostic(`${members.length} organisations, ${acts.length} acts, ${moves.size} different pictures`);
  });

  it("is the same day to the chair and the analysts, whoever of a cell did what", async (t) => {
    const others = otherDay(acts, members);
    const by = ["chair", "analyst"] as const;
    const played = await playDay(() => others, { looks, by });
    assert.deepEqual(differencesBetween(day, played.transcript, by), []);
    const left = members.filter(({ id }) => spoke(id) && !differsAlways(id, others)).map(({ id }) => id);
    t.diagnostic(
      `${members.length - left.length} of ${members.length}: another answer at every time fits all that was read`,
    );
    assert.deepEqual(left, []);
  });

  it("is the same day to a lead authority and a ministry, whoever of the others did what", async () => {
    const unseen = members.filter(
      (member) => blindTo(member).includes("lead") && blindTo(member).includes("sector"),
    );
    assert.ok(unseen.length > 15);
    const played = await playDay(() => otherDay(acts, unseen), { looks, by: everyReader });
    assert.deepEqual(differencesBetween(day, played.transcript, everyReader), []);
  });
});

function spoke(id: string): boolean {
  return acts.some((act) => act.organization === id && act.kind !== "acknowledge");
}

/** Whether an organisation never says in the other day what it says in this one, from its first word on. */
function differsAlways(id: string, other: readonly Act[]): boolean {
  const [mine, theirs] = [statesOf(acts, id), statesOf(other, id)];
  return mine.every((said, at) => said === "" || said !== theirs[at]);
}
