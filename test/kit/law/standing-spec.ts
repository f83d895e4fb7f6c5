/**
 * The law of standings as its page says it (`docs/standings.md`), written over whole histories and on its own: it shares no code with what folds them.
 */
type Counts = {
  readonly affected: number;
  readonly fixed: number;
  readonly mitigated: number;
  readonly notAffected: number;
  readonly unknown: number;
};

/** What an answer of a model history reached: lists, and components of one ecosystem; `compared` of them with the pack; what it lost or left out. */
export type ModelReach = {
  readonly lists: number;
  readonly components: number;
  readonly compared: number;
  readonly lost: number;
  readonly notCompared: number;
};

/** One answer of a model history. */
export type ModelAnswer = {
  readonly by: string;
  readonly counts: Counts;
  /** The class on which all of it stands. */
  readonly evidence: 0 | 2;
  readonly reach: ModelReach | null;
  readonly pack: string;
  readonly day: number;
};
/** A key that is revoked. */
export type ModelRevocation = { readonly revoked: string; readonly day: number };
export type ModelStep = ModelAnswer | ModelRevocation;

/** Where a history ends. */
export type ModelEnd = { readonly status: string; readonly closedOn: number | null };

const ranks = ["contradicted", "affected", "unknown", "closed", "not-affected"];
const worst = (words: readonly string[]): string =>
  ranks[Math.min(...words.map((word) => ranks.indexOf(word)))] ?? "";
const settled = (word: string): boolean => word === "closed" || word === "not-affected";
const sum = (counts: Counts): number => Object.values(counts).reduce((all, count) => all + count, 0);
const mended = ({ counts }: ModelAnswer): number => counts.fixed + counts.mitigated;

function says({ counts, reach }: ModelAnswer): string {
  if (counts.affected > 0) return "affected";
  const partly = reach !== null && (reach.compared === 0 || reach.lost > 0 || reach.notCompared > 0);
  if (counts.unknown > 0 || partly) return "unknown";
  return counts.fixed + counts.mitigated > 0 ? "closed" : "not-affected";
}

/** Whether a later answer is about as much, as well, as an earlier one; of one that was a closing only what it closed has to be there again. */
function asMuch(later: ModelAnswer, earlier: ModelAnswer, wasClosing: boolean): boolean {
  const { affected, unknown } = earlier.counts;
  const owed = mended(earlier) + (wasClosing ? 0 : affected + unknown);
  if (sum(later.counts) < owed) return false;
  if (owed > 0 && later.evidence < earlier.evidence && later.evidence < 2) return false;
  if (earlier.reach === null) return true;
  if (later.reach === null) return false;
  return later.reach.lists >= earlier.reach.lists && later.reach.components >= earlier.reach.components;
}

/** A respondent's answers, in order, each with what it came to. */
type JudgedAnswer = {
  readonly answer: ModelAnswer;
  readonly word: string;
  readonly closing: boolean;
  readonly place: number;
};

const speaksForAll = (by: string, reached: boolean): boolean => by === "page" || !reached;

/** Everything that was answered, judged in order; a revocation is a moment. */
function judge(steps: readonly ModelStep[]): readonly JudgedAnswer[] {
  const judged: JudgedAnswer[] = [];
  steps.forEach((step, place) => {
    if ("revoked" in step) return;
    const own = judged.filter(({ answer }) => answer.by === step.by);
    judged.push({ ...judgeOne(step, own, { judged, steps: steps.slice(0, place) }), place });
  });
  return judged;
}

type Past = { readonly judged: readonly JudgedAnswer[]; readonly steps: readonly ModelStep[] };

/** The newest closing and what was open since: what a later one is measured by. */
function sinceClosing(own: readonly JudgedAnswer[]): readonly JudgedAnswer[] {
  const newest = own.findLast(({ closing }) => closing)?.place ?? 0;
  return own.filter(({ answer, closing, place }) => place >= newest && (closing || !settled(says(answer))));
}

function judgeOne(
  answer: ModelAnswer,
  own: readonly JudgedAnswer[],
  past: Past,
): Omit<JudgedAnswer, "place"> {
  const said = says(answer);
  const before = own.at(-1)?.word;
  if (said === "affected") {
    const untrue = before === "contradicted" || claims(answer, past).includes(answer.pack);
    return { answer, word: untrue ? "contradicted" : "affected", closing: false };
  }
  const about = sinceClosing(own).every((one) => asMuch(answer, one.answer, one.closing));
  if (before === undefined) return { answer, word: said, closing: settled(said) };
  if (said === "unknown" || !about || settled(before))
    return { answer, word: worst([before, said]), closing: about && settled(said) && settled(before) };
  const most = Math.max(0, ...sinceClosing(own).map((one) => one.answer.counts.affected));
  if (before === "contradicted" && (said !== "closed" || mended(answer) < most))
    return { answer, word: before, closing: false };
  return { answer, word: said, closing: true };
}

/** The packs of closings that this answer of affected would show to be untrue. */
function claims(answer: ModelAnswer, { judged, steps }: Past): readonly string[] {
  const revoked = revokedBy(steps);
  const whole = speaksForAll(answer.by, answer.reach !== null);
  return Object.entries(Object.groupBy(judged, (one) => one.answer.by)).flatMap(([by, all = []]) => {
    const newest = all.findLast(({ word }) => settled(word) || word === "contradicted");
    const claimed = newest !== undefined && settled(newest.word);
    const reached = sinceClosing(all).some((one) => one.answer.reach !== null);
    const concerns = by === answer.by || whole || revoked.has(by) || speaksForAll(by, reached);
    return claimed && concerns ? [newest.answer.pack] : [];
  });
}

/** Keys that are revoked by a step. */
function revokedBy(steps: readonly ModelStep[]): ReadonlySet<string> {
  return new Set(steps.flatMap((step) => ("revoked" in step ? [step.revoked] : [])));
}

/** What everybody's answers have come to, but for revoked keys of which another has taken the place. */
function wordsAfter(
  steps: readonly ModelStep[],
  judged: readonly JudgedAnswer[],
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const now of judged.filter(({ place }) => place < steps.length)) {
    const { by } = now.answer;
    words.set(by, now.word);
    if (!settled(now.word) || !settled(says(now.answer))) continue;
    const gone = revokedBy(steps.slice(0, now.place));
    for (const other of [...words.keys()].filter((one) => one !== by && gone.has(one))) {
      const theirs = judged.filter((one) => one.place < now.place && one.answer.by === other);
      if (replaces(now.answer, theirs)) words.delete(other);
    }
  }
  return words;
}

function replaces(answer: ModelAnswer, theirs: readonly JudgedAnswer[]): boolean {
  const most = Math.max(...sinceClosing(theirs).map((one) => one.answer.counts.affected));
  const honest = theirs.at(-1)?.word !== "contradicted" || mended(answer) >= most;
  return honest && sinceClosing(theirs).every((one) => asMuch(answer, one.answer, one.closing));
}

/** How much of a respondent was mended after each of its answers. */
function mendedAfter(own: readonly JudgedAnswer[]): number {
  return own.reduce((most, { answer, word, closing }) => {
    if (closing) return mended(answer);
    return settled(word) ? Math.max(most, mended(answer)) : most;
  }, 0);
}

/** Whether an answer closes more than was closed. */
function closesMore(
  steps: readonly ModelStep[],
  judged: readonly JudgedAnswer[],
  now: JudgedAnswer,
): boolean {
  const { by } = now.answer;
  const earlier = judged.filter(({ place }) => place < now.place);
  const own = earlier.filter(({ answer }) => answer.by === by);
  const after = mendedAfter([...own, now]);
  if (own.length > 0) return after > mendedAfter(own);
  const gone = revokedBy(steps.slice(0, now.place));
  const agents = earlier.filter(({ answer }) => answer.by !== "page" && !gone.has(answer.by));
  const beside = after > 0 && by !== "page" && agents.length > 0;
  return beside || after > mendedByOthers(steps.slice(0, now.place), judged);
}

/** How much was mended in the words of all who still have one: what the agents mended together or what the page says of all, whichever is more. */
function mendedByOthers(steps: readonly ModelStep[], judged: readonly JudgedAnswer[]): number {
  let [page, agents] = [0, 0];
  for (const other of wordsAfter(steps, judged).keys()) {
    const theirs = judged.filter(({ answer, place }) => answer.by === other && place < steps.length);
    if (other === "page") page = mendedAfter(theirs);
    else agents += mendedAfter(theirs);
  }
  return Math.max(page, agents);
}

/** Where a history ends, and on which day it was closed. */
export function specified(steps: readonly ModelStep[]): ModelEnd {
  const judged = judge(steps);
  let end: ModelEnd = { status: "told", closedOn: null };
  for (const now of judged) {
    const status = worst([...wordsAfter(steps.slice(0, now.place + 1), judged).values()]);
    const renewed = end.status === "not-affected" && status === "closed";
    const closing = end.closedOn === null || renewed || closesMore(steps, judged, now);
    end = { status, closedOn: settled(status) ? (closing ? now.answer.day : end.closedOn) : null };
  }
  return end;
}
