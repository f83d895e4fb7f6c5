/** What became of the turns of a drill: how many got through, what failed and why, and whether it is of any use to go on. */

/** The book of a day's turns. */
type TurnFailures = {
  readonly passed: () => void;
  readonly failed: (turn: string, why: string) => void;
  /** A sentence for each turn that failed. */
  readonly all: () => readonly string[];
  /** What failed since this was asked last, with the reason that came most often; `null` where nothing did. */
  readonly news: () => { readonly count: number; readonly of: number; readonly why: string } | null;
  /** Whether so many failed, and none got through, that the rest will do the same. */
  readonly isHopeless: () => boolean;
};

const enoughToTell = 20;

/** An empty book. */
export function openTurnFailures(): TurnFailures {
  const sentences: string[] = [];
  const reasons = new Map<string, number>();
  let [passed, shown] = [0, 0];
  return {
    passed: () => void passed++,
    failed: (turn, why) => {
      sentences.push(`${turn}: ${why}`);
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
    },
    all: () => sentences,
    news: () => {
      const count = sentences.length - shown;
      shown = sentences.length;
      const [why = ""] = [...reasons].toSorted(([, a], [, b]) => b - a)[0] ?? [];
      return count === 0 ? null : { count, of: sentences.length + passed, why };
    },
    isHopeless: () => passed === 0 && sentences.length >= enoughToTell,
  };
}
