/**
 * The law of standings: every history of up to five answers, with coverage that grows and shrinks, a revision, a revoked key, several agents and the page,
 * ends as the specification says, and no settled answer that is about less ends better. `STANDING_LETTERS=99` tries all kinds of answers together.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { AnswerCoverage } from "#core/directive/answer-coverage.ts";
import {
  afterAnswer,
  noHistory,
  type AnswerInHistory,
  type ResponseHistory,
} from "#core/directive/response-history.ts";
import {
  type ModelAnswer,
  type ModelEnd,
  type ModelReach,
  type ModelStep,
  specified,
} from "#test/kit/law/standing-spec.ts";

const none = { affected: 0, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };
const whole = { lost: 0, notCompared: 0 };
const full: ModelReach = { lists: 2, components: 20, compared: 20, ...whole };
const half: ModelReach = { lists: 1, components: 12, compared: 12, ...whole };
const foreign: ModelReach = { lists: 3, components: 30, compared: 0, ...whole };
const lost: ModelReach = { ...full, lost: 1 };
const partly: ModelReach = { ...full, notCompared: 5 };

type Letter = Omit<ModelAnswer, "day"> | { readonly revoked: string };

function letter(
  by: string,
  counts: Partial<typeof none>,
  reach: ModelReach | null,
  more: Partial<ModelAnswer> = {},
): Letter {
  return { by, counts: { ...none, ...counts }, reach, evidence: by === "page" ? 0 : 2, pack: "one", ...more };
}

const agent = [
  letter("a", { affected: 3 }, full),
  letter("a", { fixed: 3 }, full),
  letter("a", { fixed: 5 }, half),
  letter("a", { notAffected: 20 }, full),
  letter("a", { unknown: 2, fixed: 1 }, full),
  letter("a", { notAffected: 3 }, foreign),
  letter("a", { notAffected: 20 }, lost),
  letter("a", { affected: 1 }, full, { pack: "two" }),
];
const several = [
  letter("a", { affected: 3 }, full),
  letter("a", { fixed: 3 }, full),
  { revoked: "a" },
  letter("b", { affected: 2 }, half),
  letter("b", { fixed: 3, notAffected: 9 }, full),
  letter("b", { notAffected: 12 }, half),
  letter("b", { unknown: 1 }, half),
  letter("b", { fixed: 9 }, full),
];
const unstated = [
  letter("old", { affected: 3 }, null),
  letter("old", { fixed: 3 }, null),
  letter("old", { unknown: 1 }, null),
  letter("page", { affected: 2 }, null),
  letter("page", { fixed: 2 }, null),
  letter("page", { fixed: 5 }, null),
  letter("b", { affected: 2 }, half),
  letter("b", { fixed: 4, mitigated: 1 }, half),
];
const alphabets: Readonly<Record<string, readonly Letter[]>> =
  process.env["STANDING_LETTERS"] === undefined
    ? { "one agent": agent, "several agents, one revoked": several, "no coverage, the page": unstated }
    : { everything: [...agent, ...several.slice(2), ...unstated.slice(0, 6)] };

const start = Date.UTC(2026, 4, 1);
const instant = (day: number): string => new Date(start + day * 86_400_000).toISOString();

function coverageOf({ lists, components, compared, ...rest }: ModelReach): AnswerCoverage {
  const checked = { first: instant(0), last: instant(0) };
  const gone = { lists: 0, components: {} };
  const what = { lists: { lockfile: lists }, components: { npm: components }, compared };
  return {
    ...what,
    ...rest,
    gone,
    checked,
    index: { sequence: 1, issuedAt: null },
    pack: null,
  };
}

function recorded({ by, counts, reach, evidence, pack, day }: ModelAnswer): AnswerInHistory {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const classes = evidence === 2 ? { E0: 0, E2: all } : { E0: all, E2: 0 };
  const coverage = reach === null ? null : coverageOf(reach);
  return {
    respondent: by,
    counts,
    contradicted: 0,
    evidence: { ...classes, E1: 0, E3: 0 },
    coverage,
    pack,
    at: instant(day),
  };
}

type Walk = { readonly history: ResponseHistory; readonly revoked: ReadonlySet<string> };
const origin: Walk = { history: noHistory("told"), revoked: new Set() };

function walked({ history, revoked }: Walk, step: ModelStep): Walk {
  if ("revoked" in step) return { history, revoked: new Set([...revoked, step.revoked]) };
  return { history: afterAnswer(history, recorded(step), revoked), revoked };
}

function endOf({ history: { status, closedAt } }: Walk): ModelEnd {
  return { status, closedOn: closedAt === null ? null : (Date.parse(closedAt) - start) / 86_400_000 };
}

const isSettled = ({ status }: ModelEnd): boolean => status === "closed" || status === "not-affected";

/** An answer about less: what it looked at, on what it stands, how much it counts. */
function lesser(answer: ModelAnswer): readonly (ModelAnswer | null)[] {
  const { counts, reach } = answer;
  const less =
    reach === null
      ? []
      : [
          { ...answer, reach: half },
          { ...answer, reach: foreign },
          { ...answer, reach: lost },
          { ...answer, reach: partly },
          { ...answer, reach: null },
        ];
  const fewer = {
    ...counts,
    fixed: Math.max(0, counts.fixed - 1),
    notAffected: Math.max(0, counts.notAffected - 1),
  };
  const few = { ...answer, counts: fewer };
  return [
    null,
    ...less,
    { ...answer, evidence: 0 as const },
    ...(fewer.fixed + fewer.notAffected === 0 ? [] : [few]),
  ];
}

/** Whether a step is an answer that says more than that something is fine: whoever said less before it has claimed less, too. */
function isOpen(step: ModelStep): boolean {
  if ("revoked" in step) return false;
  const { counts, reach } = step;
  const isLess = reach !== null && (reach.compared === 0 || reach.lost + reach.notCompared > 0);
  return counts.affected + counts.unknown > 0 || isLess;
}

/** All histories of an alphabet, each with the place where it ends. A key that is revoked answers no more. */
function* histories(
  letters: readonly Letter[],
  depth: number,
): Generator<{ steps: ModelStep[]; place: Walk }> {
  const open: { steps: ModelStep[]; place: Walk }[] = [{ steps: [], place: origin }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    yield one;
    if (one.steps.length === depth) continue;
    for (const each of letters) {
      if ("by" in each && one.place.revoked.has(each.by)) continue;
      const step: ModelStep = { ...each, day: one.steps.length };
      open.push({ steps: [...one.steps, step], place: walked(one.place, step) });
    }
  }
}

const told = (steps: readonly ModelStep[]): string => steps.map((step) => JSON.stringify(step)).join("\n");

describe("the law of standings", () => {
  for (const [name, letters] of Object.entries(alphabets))
    it(`holds for every history of ${name}`, () => {
      let tried = 0;
      for (const { steps, place } of histories(letters, 5)) {
        if (steps.length === 0 || "revoked" in (steps.at(-1) as ModelStep)) continue;
        tried += 1;
        const [is, should] = [endOf(place), specified(steps)];
        if (is.status !== should.status || is.closedOn !== should.closedOn)
          assert.deepEqual(is, should, told(steps));
      }
      assert.ok(tried > 10_000, `${tried} histories`);
    });

  for (const [name, letters] of Object.entries(alphabets))
    it(`settles nothing by a lesser answer of ${name}`, () => {
      for (const { steps, place } of histories(letters, 4)) {
        if (isSettled(endOf(place))) continue;
        const last = steps.findLastIndex(isOpen);
        steps.forEach((step, at) => {
          if ("revoked" in step || at <= last) return;
          for (const less of lesser(step)) {
            const other = [...steps.slice(0, at), ...(less === null ? [] : [less]), ...steps.slice(at + 1)];
            const end = endOf(other.reduce(walked, origin));
            assert.ok(!isSettled(end), `${told(steps)}\nbecomes ${end.status} with ${JSON.stringify(less)}`);
          }
        });
      }
    });
});
