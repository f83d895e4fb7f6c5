/**
 * The law of standings: where an organisation stands on a directive after each answer. It is folded from the whole history, one answer after the other,
 * and nothing that is missing makes it better. `docs/standings.md` is the specification; `standing-law.test.ts` tries all short histories against it.
 */
import {
  type AnswerCoverage,
  type CoverageReach,
  fartherReach,
  leavesOut,
  looksAtNothing,
  reachesAsFar,
  reachOf,
  totalOf,
} from "#core/directive/answer-coverage.ts";
import {
  type AnsweredStatus,
  type Attestation,
  type ResponseStatus,
  type StatusCounts,
} from "#core/directive/attestation.ts";

/** The page of an organisation answers for all of it; every other respondent is an agent, under the id of its key. */
export const pageRespondent = "page";

/** An answer that was taken, with what the room knows of it. */
export type AnswerInHistory = Pick<Attestation, "counts" | "contradicted" | "evidence"> & {
  readonly coverage: AnswerCoverage | null;
  readonly respondent: string;
  /** sha256 of the directive's pack that it is about; `null` where it has none. */
  readonly pack: string | null;
  /** When the room received it. */
  readonly at: string;
};

/** What one respondent's answers have come to. */
type RespondentState = {
  readonly status: AnsweredStatus;
  /** How many things a closing has to account for: the most that was not simply unaffected. */
  readonly account: number;
  /** Of them, how many stood on evidence of E1 or better, of E2 or better, of E3. */
  readonly evidence: EvidenceLevels;
  /** How many were affected when last something was; 0 once closed. */
  readonly open: number;
  /** How many the newest closing called fixed or mitigated. */
  readonly closed: number;
  /** How far its answers since the newest closing reached; `null` where none said so. */
  readonly reach: CoverageReach | null;
  /** The closing that it claims: the pack that this was about. `null` before one, and after it was found untrue. */
  readonly claim: { readonly pack: string | null } | null;
};

type EvidenceLevels = readonly [E1: number, E2: number, E3: number];

/** All that is kept of the answers of one organisation to one directive. */
export type ResponseHistory = {
  readonly status: ResponseStatus;
  /** When it was closed, or found not affected: of the newest closing, not of its repeats. `null` while it is neither. */
  readonly closedAt: string | null;
  readonly respondents: Readonly<Record<string, RespondentState>>;
  /** Packs of closings that were claimed by keys which are revoked and of which another has taken the place. */
  readonly retired: readonly (string | null)[];
};

/** Nothing was answered yet. */
export function noHistory(status: ResponseStatus): ResponseHistory {
  return { status, closedAt: null, respondents: {}, retired: [] };
}

/** From the worst to the best. */
const order = ["contradicted", "affected", "unknown", "closed", "not-affected"] as const;

function worse(one: AnsweredStatus, other: AnsweredStatus): AnsweredStatus {
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
}

/** Whether nothing is left to do: closed, or not affected. */
function isSettled(status: ResponseStatus): boolean {
  return status === "closed" || status === "not-affected";
}

/** The history after an answer; `revoked` are the respondents whose keys no longer sign. */
export function afterAnswer(
  history: ResponseHistory,
  answer: AnswerInHistory,
  revoked: ReadonlySet<string>,
): ResponseHistory {
  const before = history.respondents[answer.respondent];
  const state = stateAfter(before, answer, isContradicting(history, answer, revoked));
  const replaced = Object.entries(history.respondents).filter(
    ([id, other]) => id !== answer.respondent && revoked.has(id) && isReplaced(other, { state, answer }),
  );
  const gone = new Set(replaced.map(([id]) => id));
  const others = Object.entries(history.respondents).filter(([id]) => !gone.has(id));
  const respondents = { ...Object.fromEntries(others), [answer.respondent]: state };
  const status = Object.values(respondents)
    .map((one) => one.status)
    .reduce(worse);
  const packs = replaced.flatMap(([, { claim }]) => (claim === null ? [] : [claim.pack]));
  return {
    status,
    closedAt: closingTime(history, { status, before, state, answer, revoked }),
    respondents,
    retired: [...new Set([...history.retired, ...packs])],
  };
}

/** What an answer says by itself. */
function statusSaid({ counts, contradicted, coverage }: AnswerInHistory): AnsweredStatus {
  if (counts.affected > 0 || contradicted > 0) return "affected";
  const nothing = totalOf(counts) === 0 || (coverage !== null && looksAtNothing(coverage));
  const open = counts.unknown > 0 || (coverage !== null && leavesOut(coverage));
  if (nothing || open) return "unknown";
  return closedBy(counts) > 0 ? "closed" : "not-affected";
}

function closedBy({ fixed, mitigated }: StatusCounts): number {
  return fixed + mitigated;
}

function evidenceLevels({ evidence: { E1, E2, E3 } }: AnswerInHistory): EvidenceLevels {
  return [E1 + E2 + E3, E2 + E3, E3];
}

/** Whether the answer is about no less than the respondent's earlier ones, on no weaker evidence. */
function isAboutAsMuch(answer: AnswerInHistory, before: RespondentState, same: boolean): boolean {
  const levels = evidenceLevels(answer);
  return (
    totalOf(answer.counts) >= before.account &&
    levels.every((count, level) => count >= Math.min(before.account, before.evidence[level] ?? 0)) &&
    reachesAsFar(reachIn(answer), before.reach, same)
  );
}

function reachIn({ coverage }: AnswerInHistory): CoverageReach | null {
  return coverage === null ? null : reachOf(coverage);
}

function stateAfter(
  before: RespondentState | undefined,
  answer: AnswerInHistory,
  contradicts: boolean,
): RespondentState {
  const asMuch = before === undefined || isAboutAsMuch(answer, before, true);
  const status = statusAfter(before, answer, { asMuch, contradicts });
  const claim = claimAfter(before, status, answer);
  const closed = closedBy(answer.counts);
  if (isSettled(statusSaid(answer))) {
    if (asMuch && isSettled(status)) return { status, ...demandOf(answer, closed), open: 0, closed, claim };
    if (before !== undefined)
      return {
        ...before,
        status,
        closed: isSettled(status) ? Math.max(before.closed, closed) : before.closed,
        claim,
      };
  }
  return { status, ...demandAfter(before, answer), closed: before?.closed ?? 0, claim };
}

type Demand = Pick<RespondentState, "account" | "evidence" | "reach">;

/** What an answer asks of a later closing, where so many things are to be accounted for. */
function demandOf(answer: AnswerInHistory, account: number): Demand {
  const [E1, E2, E3] = evidenceLevels(answer).map((count) => Math.min(account, count)) as [
    number,
    number,
    number,
  ];
  return { account, evidence: [E1, E2, E3], reach: reachIn(answer) };
}

/** An answer of affected or unknown asks for its own, and takes away nothing that was asked before. */
function demandAfter(
  before: RespondentState | undefined,
  answer: AnswerInHistory,
): Demand & Pick<RespondentState, "open"> {
  const { counts, contradicted } = answer;
  const open = Math.max(before?.open ?? 0, counts.affected, contradicted);
  const own = demandOf(answer, closedBy(counts) + counts.affected + counts.unknown);
  if (before === undefined) return { ...own, open };
  const [E1, E2, E3] = before.evidence;
  return {
    account: Math.max(before.account, own.account),
    evidence: [Math.max(E1, own.evidence[0]), Math.max(E2, own.evidence[1]), Math.max(E3, own.evidence[2])],
    reach: farther(before.reach, own.reach),
    open,
  };
}

function farther(one: CoverageReach | null, other: CoverageReach | null): CoverageReach | null {
  return one === null || other === null ? (one ?? other) : fartherReach(one, other);
}

function claimAfter(
  before: RespondentState | undefined,
  status: AnsweredStatus,
  { pack }: AnswerInHistory,
): RespondentState["claim"] {
  if (isSettled(status)) return { pack };
  return status === "contradicted" ? null : (before?.claim ?? null);
}

type Weighing = { readonly asMuch: boolean; readonly contradicts: boolean };

function statusAfter(
  before: RespondentState | undefined,
  answer: AnswerInHistory,
  { asMuch, contradicts }: Weighing,
): AnsweredStatus {
  const said = statusSaid(answer);
  const untrue = contradicts || answer.contradicted > 0 || before?.status === "contradicted";
  if (said === "affected") return untrue ? "contradicted" : "affected";
  if (before === undefined) return said;
  if (totalOf(answer.counts) === 0) return before.status;
  if (said === "unknown" || !asMuch || isSettled(before.status)) return worse(before.status, said);
  const honest = said === "closed" && closedBy(answer.counts) >= before.open;
  return before.status === "contradicted" && !honest ? "contradicted" : said;
}

/**
 * Whether a finding of affected shows a claimed closing to be untrue: the respondent's own, and another's where one of the two speaks for the whole
 * organisation. Two agents that both say what they looked at have lists of their own. A claim is about a pack; a wider one makes no liar of anybody.
 */
function isContradicting(
  { respondents, retired }: ResponseHistory,
  { respondent, coverage, pack }: AnswerInHistory,
  revoked: ReadonlySet<string>,
): boolean {
  const isAbout = (claimed: string | null): boolean => claimed === null || pack === null || claimed === pack;
  const whole = speaksForAll(respondent, coverage);
  return (
    retired.some(isAbout) ||
    Object.entries(respondents).some(
      ([id, other]) =>
        other.claim !== null &&
        isAbout(other.claim.pack) &&
        (id === respondent || whole || revoked.has(id) || speaksForAll(id, other.reach)),
    )
  );
}

/** The page, and an agent that does not say what it looked at. */
function speaksForAll(respondent: string, reach: AnswerCoverage | CoverageReach | null): boolean {
  return respondent === pageRespondent || reach === null;
}

/** Whether what a revoked key left is answered by another agent's closing about as much. */
function isReplaced(
  other: RespondentState,
  { state, answer }: { readonly state: RespondentState; readonly answer: AnswerInHistory },
): boolean {
  const closing = isSettled(state.status) && isSettled(statusSaid(answer));
  const honest = other.status !== "contradicted" || closedBy(answer.counts) >= other.open;
  return closing && honest && isAboutAsMuch(answer, other, false);
}

type Closing = {
  readonly status: ResponseStatus;
  readonly before: RespondentState | undefined;
  readonly state: RespondentState;
  readonly answer: AnswerInHistory;
  readonly revoked: ReadonlySet<string>;
};

/** A repeat of a closing keeps its time; one that closes more is a closing of its own. */
function closingTime(
  history: ResponseHistory,
  { status, before, state, answer, revoked }: Closing,
): string | null {
  if (!isSettled(status)) return null;
  const first = history.closedAt === null || (history.status === "not-affected" && status === "closed");
  const more =
    before === undefined
      ? state.closed > closedByOthers(history) ||
        (state.closed > 0 && isOneOfSeveral(history, answer.respondent, revoked))
      : state.closed > before.closed;
  return first || more ? answer.at : history.closedAt;
}

/** How much is called fixed or mitigated: by the agents together or by the page, which speaks for all of them, whichever is more. */
function closedByOthers({ respondents }: ResponseHistory): number {
  const { [pageRespondent]: page, ...agents } = respondents;
  const byAgents = Object.values(agents).reduce((sum, { closed }) => sum + closed, 0);
  return Math.max(page?.closed ?? 0, byAgents);
}

/** Whether an agent answers beside others: what it closed is its own, where the page and the successor of a revoked key repeat what is known. */
function isOneOfSeveral(
  { respondents }: ResponseHistory,
  respondent: string,
  revoked: ReadonlySet<string>,
): boolean {
  const agents = Object.keys(respondents).filter((id) => id !== pageRespondent && !revoked.has(id));
  return respondent !== pageRespondent && agents.length > 0;
}
