/**
 * `tasks`: everything that directives in force still ask of this organisation, from the newest check kept at home. Each action of each affected
 * component stands once, by its earliest deadline, whoever asks for it. Offline; how it looks is for `cli/task/tasks.ts`.
 */
import { missingDirective } from "#agent/sync/missing-directive.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type AffectedComponent, readAffected } from "#agent/check/affected-store.ts";
import { readAssetFacts } from "#agent/home/asset-facts.ts";
import { type DirectiveClaims, readClaims } from "#agent/check/claim-store.ts";
import { countsOfAnswer } from "#agent/check/list-coverage.ts";
import { type DeadlineEntry, readDeadlines } from "#agent/check/deadline-history.ts";
import { openFactsOf, type CheckDeadlines, recordReportedDeadlines } from "#agent/check/check-deadlines.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { readNotices, type CurrentNotice } from "#agent/sync/office-notices.ts";
import { type CurrentSuspension, currentSuspensions } from "#agent/sync/suspensions.ts";
import { readExtensions } from "#agent/sync/extensions.ts";
import { type Home, homeOf, readState, type SyncState, type Surroundings } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { type Obligation, obligationsOf } from "#agent/check/obligations.ts";
import { type AnswersGiven, readAnswers } from "#agent/response/receipts.ts";
import { actionTasks, informsRoom } from "#agent/task/task-actions.ts";
import { undatedTasks } from "#agent/task/undated-tasks.ts";
import { ruleGaps } from "#agent/check/unknown-rules.ts";
import { byUrgency, type Task, type TaskState } from "#agent/task/task.ts";
import type { AssetFactsFile } from "#core/asset/asset-facts-file.ts";
import { receivedBefore, timeFollowing } from "#core/clock/signed-time.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { StatusCounts } from "#core/directive/attestation.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import { isAttestation, type ResponsePayload } from "#core/document/receipt.ts";
import { member } from "#core/input/json.ts";
import { compareDeadlines, evaluate } from "#core/rules/evaluate.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import type { Extension } from "#core/clock/running-clock.ts";
import { freshnessCautions } from "#agent/check/check-coverage.ts";
import type { Finding } from "#core/problem.ts";
import type { DatedMove } from "#core/document/facts-file.ts";
import type { OrganizationAttributes } from "#core/actor.ts";

/** Whose tasks, in which folder. */
type TasksOptions = {
  readonly dir: string;
  /** Only this directive. */
  readonly directive?: string;
  /** Facts that hold for this run, in place of what is kept. */
  readonly facts?: AssetFacts;
  readonly organization?: OrganizationAttributes;
};

/** What there is to do. */
export type TaskList = CheckDeadlines & {
  readonly drill: boolean;
  readonly room: string;
  readonly now: string;
  /** How many directives in force ask the organisation. */
  readonly directives: number;
  /** When the oldest of the newest checks of these directives was; `null` where one was never checked. */
  readonly checkedAt: string | null;
  readonly syncedAt: string;
  /** The most urgent first, what is done last. */
  readonly tasks: readonly Task[];
  /** Every move that was told here, oldest first: at home, and the room's own. */
  readonly history: readonly DeadlineEntry[];
  readonly roomMoves: readonly { readonly directive: string; readonly move: DatedMove }[];
  readonly findings: readonly Finding[];
  /** Orders whose clocks an office stopped, while that lasts. */
  readonly suspended: readonly CurrentSuspension[];
  /** Notices of offices that stand, newest first: they ask nothing. */
  readonly notices: readonly CurrentNotice[];
  /** What is not known of a directive. */
  readonly gaps: readonly DirectiveGap[];
  /** Why nobody can say whether this is all: what was synced has ended, or is of a time that the clock has not reached. */
  readonly cautions: ReturnType<typeof freshnessCautions>;
};

/** Lists the tasks. Refuses a folder that was never synced. */
export async function listTasks(wish: TasksOptions, surroundings: Surroundings): Promise<TaskList> {
  return await withLock(wish.dir, async () => {
    const home = homeOf(wish.dir);
    const state = await readState(home);
    if (state === null)
      throw new MessageRefusal("set-up-failed", (t) => t("agent.notSynced", { dir: wish.dir }));
    const clock = surroundings.now();
    return await tasksOf({ wish, home, state, now: timeFollowing(state, clock), clock });
  });
}

type Listing = {
  readonly wish: TasksOptions;
  readonly home: Home;
  readonly state: SyncState;
  /** The agent's time, and what the local clock says. */
  readonly now: string;
  readonly clock: string;
};

async function tasksOf({ wish, home, state, now, clock }: Listing): Promise<TaskList> {
  const said = await readAssetFacts(home);
  const read = await readDirectives(home, state);
  const unknown = read.gaps.filter(
    ({ directive }) => wish.directive === undefined || directive === wish.directive,
  );
  const { asking: directives, findings } = await addressed(
    { ...read, gaps: unknown },
    { wish, home, state },
    said.facts,
  );
  const unsettled = findings.filter(({ code }) => code !== "directive-elsewhere");
  const gaps = [...unknown, ...ruleGaps(directives)];
  const claims = await readClaims(home);
  const granted = await readExtensions(home, state);
  const { extensions } = granted;
  const received = receivedBefore(state.received, now);
  const known = { facts: said.facts, overrides: wish.facts ?? {}, received, claims, extensions, now };
  const affected = await readAffected(home);
  const obligations = obligationsOf(directives, affected, known);
  const forOneRun = Object.keys(known.overrides).length > 0;
  const moved = forOneRun
    ? []
    : await recordReportedDeadlines(home, { directives, obligations, known, gaps });
  const named = directives.map(({ id }) => id);
  const answers = await readAnswers(home, state, named);
  const others = directives.flatMap((directive) =>
    directiveTasks(directive, {
      kept: claims.get(directive.id),
      answers: answers.get(directive.id),
      obligations,
      affected,
      extensions: extensions.get(directive.id) ?? [],
      now,
    }),
  );
  const told = await readNotices(home, state);
  return {
    drill: state.drill,
    room: state.room,
    now,
    directives: directives.length,
    checkedAt: oldestCheck(directives.map(({ id }) => claims.get(id)?.checkedAt ?? null)),
    syncedAt: state.syncedAt,
    tasks: [...actionTasks(obligations, now), ...others].toSorted(byUrgency),
    open: openFactsOf(obligations),
    moved,
    history: (await readDeadlines(home)).history,
    roomMoves: [...read.facts].flatMap(([directive, { moves }]) =>
      moves.map((move) => ({ directive, move })),
    ),
    suspended: currentSuspensions(read.suspensions, now),
    notices: told.notices,
    findings: [...said.findings, ...unsettled, ...read.findings, ...told.findings, ...granted.findings],
    gaps,
    cautions: freshnessCautions(state, clock),
  };
}

function oldestCheck(checks: readonly (string | null)[]): string | null {
  return checks.includes(null) ? null : (checks.toSorted(compareDeadlines)[0] ?? null);
}

/** Those in force whose scope selects the organisation, or the one that was named. */
async function addressed(
  {
    inForce,
    gaps,
  }: { readonly inForce: readonly DirectiveDocument[]; readonly gaps: readonly DirectiveGap[] },
  { wish, ...folder }: Pick<Listing, "wish" | "home" | "state">,
  { org }: AssetFactsFile,
): Promise<{ readonly asking: readonly DirectiveDocument[]; readonly findings: readonly Finding[] }> {
  const { directive } = wish;
  if (directive !== undefined) {
    const named = inForce.filter(({ id }) => id === directive);
    if (named.length === 0 && gaps.length === 0) throw missingDirective("notInForce", directive, inForce);
    return { asking: named, findings: [] };
  }
  if (wish.organization === undefined && org === undefined) return { asking: inForce, findings: [] };
  const { askingHere, organizationOf } = await import("#agent/check/addressed-directives.ts");
  return await askingHere(inForce, wish.organization ?? organizationOf(org), folder);
}

type DirectiveProgress = {
  readonly kept: DirectiveClaims | undefined;
  readonly answers: AnswersGiven | undefined;
  readonly obligations: readonly Obligation[];
  readonly affected: readonly AffectedComponent[];
  readonly extensions: readonly Extension[];
  readonly now: string;
};

/** What a directive asks for besides its actions: to check, to find out what is unknown, and to answer. */
function directiveTasks(directive: DirectiveDocument, around: DirectiveProgress): readonly Task[] {
  const { kept, now } = around;
  const worst = worstOf(directive, around);
  const own = { ...plain(directive), ...worst, state: stateAt(worst, now) };
  if (
    kept === undefined ||
    kept.checkedAt === null ||
    kept.revision !== directive.revision ||
    lacks(kept, around)
  )
    return [{ ...own, what: "check" }];
  const { counts } = countsOfAnswer(kept);
  const lost = lostListsOf(kept);
  if (Object.values(counts).every((count) => count === 0))
    return [{ ...own, ...lost, what: "check", nothingCompared: true }];
  const unknown: readonly Task[] =
    counts.unknown === 0 ? [] : [{ ...own, ...lost, what: "find-out", components: counts.unknown }];
  const undated = undatedTasks(directive, around.affected, { ...plain(directive), state: "open" });
  const answer = responseTask(directive, { ...around, kept, counts }, own);
  return [...undated, ...unknown, unknown.length > 0 ? answer : { ...answer, ...lost }];
}

function lostListsOf({ reach }: DirectiveClaims): Pick<Task, "lostLists"> {
  const lostLists = reach.lists.filter(({ lost }) => lost).map(({ source }) => source);
  return lostLists.length === 0 ? {} : { lostLists };
}

/** Whether something is open of which no details are kept: only a new check can tell what to do. */
function lacks({ directive, claims }: DirectiveClaims, { affected }: DirectiveProgress): boolean {
  const known = new Set(affected.flatMap((one) => (one.directive === directive ? [one.digest] : [])));
  return [...claims].some(([digest, { open }]) => open && !known.has(digest));
}

type AnswerProgress = DirectiveProgress & { readonly kept: DirectiveClaims; readonly counts: StatusCounts };

/** The answer to the room: done when the newest one that was given is confirmed by the room, is of this revision and says what is so now. */
function responseTask(directive: DirectiveDocument, around: AnswerProgress, own: Task): Task {
  const { kept, counts, answers, obligations, now } = around;
  const confirmed = answers?.confirmed ?? null;
  const asked = obligations
    .filter((one) => one.directive.id === directive.id)
    .flatMap(({ evaluation }) => evaluation.actions)
    .filter((action) => informsRoom(action) && action.from !== "procedure");
  const deadline = asked.map((one) => one.deadline).toSorted(compareDeadlines)[0] ?? own.deadline;
  const answer = { ...own, what: "answer", deadline, components: counts.fixed } as const;
  if (confirmed !== null && saysNow(confirmed.answer, kept, counts))
    return {
      ...answer,
      state: "done",
      receipt: { receipt: confirmed.receipt, receivedAt: confirmed.receivedAt },
    };
  return { ...answer, state: stateAt(answer, now), unconfirmed: answers?.unconfirmed ?? null };
}

/**
 * Whether an answer says what is so now, and none was given after it: the room may have that one, and its receipt may be lost here. How many things are not
 * affected changes with every component; that there are some does not.
 */
function saysNow(
  answer: ResponsePayload,
  { revision, sequence }: DirectiveClaims,
  counts: StatusCounts,
): boolean {
  if (!isAttestation(answer) || answer.revision !== revision || answer.sequence < sequence) return false;
  return Object.entries(counts).every(([status, count]) => {
    const stated = member(answer.counts, status);
    return status === "notAffected" ? (stated === 0) === (count === 0) : stated === count;
  });
}

type TaskDeadline = Pick<Task, "deadline" | "extensions">;

function stateAt({ deadline, extensions }: TaskDeadline, now: string): TaskState {
  if (deadline !== null && compareDeadlines(deadline, now) < 0) return "overdue";
  return extensions.length > 0 ? "extended" : "open";
}

/** The earliest deadline of a directive for an asset of which nothing is known, and what extended it. */
function worstOf(directive: DirectiveDocument, { extensions, now }: DirectiveProgress): TaskDeadline {
  const evaluated = directive.advisories.flatMap((advisory) => {
    const evaluation = evaluate(directive, advisory, { facts: {}, at: now, extensions });
    return evaluation.ok ? [evaluation.value] : [];
  });
  const [first] = evaluated.toSorted((a, b) => compareDeadlines(a.due, b.due));
  const counted = (first?.actions[0]?.course?.extended ?? 0) > 0;
  return { deadline: first?.due ?? null, extensions: counted ? extensions : [] };
}

function plain(directive: DirectiveDocument): Task {
  return {
    what: "act",
    directive: directive.id,
    title: directive.draft.title,
    binding: directive.draft.binding,
    alsoBy: [],
    deadline: null,
    state: "open",
    components: 0,
    action: null,
    affected: null,
    advisories: directive.advisories.map(({ id }) => id),
    evaluation: null,
    open: [],
    command: null,
    controls: [],
    window: null,
    receipt: null,
    unconfirmed: null,
    extensions: [],
  };
}
