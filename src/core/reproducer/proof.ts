/**
 * Sameness by proof: reproducers that the same fix silences, and that a control does not, are about the same flaw. A silence counts only where the reproducer
 * showed itself on every control, where every run with the fix was whole, and where what must still work did.
 */
import type { Reproduction } from "#core/reproducer/verdict.ts";

/** What was seen of a reproducer on one build. */
export type ProofCell = {
  readonly reproducer: string;
  readonly build: string;
  readonly reproduction: Pick<Reproduction, "verdict" | "seen" | "runs" | "reasons">;
};

/** What was tried: builds with a fix, and controls without one. `works` says of each build whether what must still work did; absent: nobody asked. */
export type ProofTrial = {
  readonly reproducers: readonly string[];
  readonly controls: readonly string[];
  readonly fixes: readonly string[];
  readonly works: ReadonlyMap<string, boolean>;
  readonly cells: readonly ProofCell[];
};

/** Reproducers that one fix silences. `worked` is `null` where nobody asked whether the fixed build still works: then it may silence by doing nothing at all. */
type SilencedGroup = {
  readonly fix: string;
  readonly worked: boolean | null;
  readonly reproducers: readonly string[];
  /** Of those that showed themselves on every control, how many the fix does not silence. */
  readonly others: number;
};

/** The result. Groups of two and more link their reproducers. */
type ProofResult = {
  readonly groups: readonly SilencedGroup[];
  /** Reproducers that a control silences too, or that show nothing there: no fix is proved on them. */
  readonly unproved: readonly string[];
  /** Cells that decide nothing. */
  readonly open: readonly ProofCell[];
};

/** Groups what was seen by fix. */
export function proofOf({ reproducers, controls, fixes, works, cells }: ProofTrial): ProofResult {
  const verdicts = new Map(cells.map((cell) => [cellKey(cell.reproducer, cell.build), cell]));
  const verdict = (reproducer: string, build: string) =>
    verdicts.get(cellKey(reproducer, build))?.reproduction.verdict;
  const shown = reproducers.filter(
    (one) => controls.length > 0 && controls.every((control) => verdict(one, control) === "reproduced"),
  );
  const groups = fixes.map((fix) => {
    const worked = works.get(fix) ?? null;
    const silenced = shown.filter((one) => worked !== false && verdict(one, fix) === "not-reproduced");
    return { fix, worked, reproducers: silenced, others: shown.length - silenced.length };
  });
  return {
    groups: groups.filter((group) => group.reproducers.length > 0 || group.worked === false),
    unproved: reproducers.filter((one) => !shown.includes(one)),
    open: cells.filter(({ reproduction }) => isOpen(reproduction.verdict)),
  };
}

function isOpen(verdict: Reproduction["verdict"]): boolean {
  return verdict !== "reproduced" && verdict !== "not-reproduced";
}

function cellKey(reproducer: string, build: string): string {
  return `${reproducer}\n${build}`;
}

/**
 * How often a reproducer is run on a fixed build before it is called silent: once, where it showed itself in every run of every control, else as often as its
 * manifest says. A run that shows it ends the question at once.
 */
export function runsForSilence(
  runs: number,
  onControls: readonly Pick<Reproduction, "seen" | "runs">[],
): number {
  return onControls.every(({ seen, runs: of }) => seen === of) ? 1 : runs;
}
