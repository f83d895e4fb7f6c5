/** What the crash signals are worth on crashes whose truth others know: ClusterFuzz's comparer, CASR's crash lines and groups, and OSS-Fuzz records. */
import { statesAreSimilar } from "#core/duplicate/crash-state.ts";
import { linksByItself } from "#core/duplicate/link.ts";
import { stackLikeness, tellingFrames } from "#core/duplicate/stack.ts";
import { traitsOf } from "#core/duplicate/traits.ts";
import { claim } from "#core/submission/report-format.ts";
import {
  casrCrashes,
  comparerCases,
  linesOfState,
  type OssFuzzRecord,
  ossFuzzRecords,
} from "#test/kit/duplicate/shared-crashes.ts";
import { plainTable } from "../evidence/table.ts";
import { chanceOf } from "./chance.ts";

/** Counts of a yes-or-no answer about pairs. */
type PairCount = { right: number; wrong: number; missed: number };

function emptyCount(): PairCount {
  return { right: 0, wrong: 0, missed: 0 };
}

function count(counts: PairCount, answer: boolean, truth: boolean): void {
  if (answer && truth) counts.right++;
  else if (answer) counts.wrong++;
  else if (truth) counts.missed++;
}

/** Precision and recall as they are printed. */
export function rates({ right, wrong, missed }: PairCount): Readonly<Record<"precision" | "recall", string>> {
  const share = (part: number, whole: number) => (whole === 0 ? "–" : (part / whole).toFixed(3));
  return { precision: share(right, right + wrong), recall: share(right, right + missed) };
}

/** The comparer's cases, right and wrong. */
export function comparerEvidence(): string {
  const cases = comparerCases();
  if (cases === null) return "no shared crash data here: the comparer's cases are not run";
  const right = cases.filter(
    ({ state1, state2, similar }) => statesAreSimilar(linesOfState(state1), linesOfState(state2)) === similar,
  );
  return `ClusterFuzz's comparer: ${right.length} of ${cases.length} cases right`;
}

const likenesses = [0.3, 0.5, 0.7, 0.9] as const;

/** Pairs of CASR's crashes; the truth is the line that CASR calls the crash line, so that another bug at one line counts as the same. */
export function casrEvidence(): string {
  const sets = ["test_clustering_san", "test_clustering_gdb", "test_clustering_python"];
  const rows = sets.flatMap((set) => {
    const crashes = casrCrashes(set);
    if (crashes === null) return [];
    const own = crashes.map(({ line, frames }) => ({ line, frames: tellingFrames(frames) }));
    const answers: readonly (readonly [string, (a: readonly string[], b: readonly string[]) => boolean])[] = [
      ["first three frames similar", (a, b) => statesAreSimilar(a.slice(0, 3), b.slice(0, 3))],
      ...likenesses.map(
        (least) =>
          [
            `stack likeness ≥ ${least}`,
            (a: readonly string[], b: readonly string[]) => stackLikeness(a, b) >= least,
          ] as const,
      ),
    ];
    return answers.map(([signal, answer]) => {
      const counts = emptyCount();
      for (const [at, one] of own.entries())
        for (const other of own.slice(at + 1))
          count(counts, answer(one.frames, other.frames), one.line === other.line);
      return { set, signal, ...rates(counts) };
    });
  });
  return rows.length === 0 ? "no shared crash data here: CASR's crashes are not compared" : plainTable(rows);
}

/** What links by itself: on pairs of one project with another state, on pairs at random, and on those that share a state and were still recorded twice. */
export function linkEvidence(pairs: number, seed: number): string {
  const records = ossFuzzRecords();
  if (records === null) return "no shared OSS-Fuzz records here: nothing is linked";
  const chance = chanceOf(seed, "links");
  const traits = new Map(records.map((record) => [record.id, traitsOfRecord(record)]));
  const byProject = [...Map.groupBy(records, ({ project }) => project).values()].filter(
    (list) => list.length > 1,
  );
  const counts = {
    hard: { pairs: 0, linked: 0 },
    random: { pairs: 0, linked: 0 },
    twice: { pairs: 0, linked: 0 },
  };
  const tell = (kind: keyof typeof counts, one: OssFuzzRecord, other: OssFuzzRecord) => {
    const [a, b] = [traits.get(one.id), traits.get(other.id)];
    if (a === undefined || b === undefined) return;
    counts[kind].pairs++;
    counts[kind].linked += Number(linksByItself(a, b));
  };
  while (counts.hard.pairs + counts.random.pairs < pairs) {
    const kind = chance.happens(0.5) ? "hard" : "random";
    const list = kind === "hard" ? chance.oneOf(byProject) : records;
    const [one, other] = [chance.oneOf(list), chance.oneOf(list)];
    if (one.id !== other.id && one.state.join("\n") !== other.state.join("\n")) tell(kind, one, other);
  }
  for (const list of Map.groupBy(records, ({ project, state }) => `${project}\n${state.join("\n")}`).values())
    for (const [at, one] of list.entries()) for (const other of list.slice(at + 1)) tell("twice", one, other);
  return plainTable([
    { pairs: "of one project, another state", count: counts.hard.pairs, linked: counts.hard.linked },
    { pairs: "at random", count: counts.random.pairs, linked: counts.random.linked },
    {
      pairs: "one state, recorded twice (truth unknown)",
      count: counts.twice.pairs,
      linked: counts.twice.linked,
    },
  ]);
}

/** The commit that brought a flaw stands for the version that it was found in. */
function traitsOfRecord({ project, type, state, introduced }: OssFuzzRecord) {
  return traitsOf(
    claim({
      product: { name: project, identifier: null },
      version: introduced === "" ? null : introduced,
      crash: { type, address: "", state, security: true, frames: [] },
    }),
  );
}
