/**
 * The life of a directive as one explicit state machine, with the two-person rule: whoever drafted, edited or submitted may not approve.
 * A directive in force can have work under way beside it: its next revision, or its ending. The contract says which role may call what.
 */
import type { DirectiveState } from "#core/directive/directive.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/**
 * What is being prepared, and who had a hand in it. `withdraw` and `supersede` need no draft: they start under review. What is `approved` waits for the
 * signatures of offices, where the room has a roster; its bytes stand fast.
 */
export type WorkInProgress = {
  readonly purpose: "issue" | "withdraw" | "supersede";
  readonly stage: "draft" | "review" | "approved";
  readonly drafter: string;
  readonly editors: readonly string[];
  readonly submitter: string | null;
  readonly approvals: readonly string[];
};

/** Where a directive stands. `revision` is the newest document's number, 0 before the first issue; `work` is `null` when nothing is prepared. */
export type Lifecycle = {
  readonly state: DirectiveState;
  readonly revision: number;
  readonly work: WorkInProgress | null;
  /** The next revision is numbered above this too; absent where nothing was ever put back. */
  readonly revisionFloor?: number;
};

/** What may happen to a directive; `by` is the operator's id. */
export type LifecycleEvent =
  /** `signed` says of an approval that offices have to sign what was approved before it is in force. */
  | { readonly kind: DirectiveAct; readonly by: string; readonly signed?: boolean }
  /** Enough offices signed what was approved, and it lies in a log that witnesses have seen. */
  | { readonly kind: "enter-force" }
  | { readonly kind: "expire" };

/** The acts of officers. */
export const directiveActs = [
  "edit",
  "submit",
  "return",
  "approve",
  "revise",
  "withdraw",
  "supersede",
] as const;
export type DirectiveAct = (typeof directiveActs)[number];

/** Approvals of other persons that are needed. */
const approvalsRequired = 1;

/** A new directive in the hands of its drafter. */
export function draftedLifecycle(by: string): Lifecycle {
  return { state: "draft", revision: 0, work: workOf("issue", by) };
}

/** The state after an event; a finding whose code is `state-forbids` or `second-person-needed` when it may not happen. */
export function nextLifecycle(life: Lifecycle, event: LifecycleEvent): Parsed<Lifecycle> {
  const inForce = isInForce(life.state);
  if (event.kind === "expire") return inForce ? ended(life, "expired") : forbidden(life, event);
  if (event.kind === "enter-force")
    return life.work?.stage === "approved" ? issued(life, life.work) : forbidden(life, event);
  if (event.kind === "revise")
    return inForce && life.work === null ? prepared(life, workOf("issue", event.by)) : forbidden(life, event);
  if (event.kind === "withdraw" || event.kind === "supersede")
    return inForce && (life.work === null || life.work.purpose === "issue")
      ? prepared(life, { ...workOf(event.kind, event.by), stage: "review", submitter: event.by })
      : forbidden(life, event);
  if (life.work === null || !stagesOf[event.kind].includes(life.work.stage)) return forbidden(life, event);
  if (event.kind === "edit")
    return prepared(life, { ...life.work, editors: [...new Set([...life.work.editors, event.by])] });
  if (event.kind === "submit") return prepared(life, { ...life.work, stage: "review", submitter: event.by });
  return event.kind === "return" ? prepared(life, returned(life.work)) : approved(life, life.work, event);
}

/** At which stages of what is prepared an act may be done. */
const stagesOf: Readonly<
  Record<"edit" | "submit" | "return" | "approve", readonly WorkInProgress["stage"][]>
> = {
  edit: ["draft"],
  submit: ["draft"],
  return: ["review", "approved"],
  approve: ["review"],
};

/** Whether organisations have to act on a directive in this state. */
export function isInForce(state: DirectiveState): boolean {
  return state === "issued" || state === "revised";
}

/** The acts that this person may do now. */
export function allowedActs(life: Lifecycle, by: string): readonly DirectiveAct[] {
  return directiveActs.filter((kind) => nextLifecycle(life, { kind, by }).ok);
}

function workOf(purpose: WorkInProgress["purpose"], drafter: string): WorkInProgress {
  return { purpose, stage: "draft", drafter, editors: [], submitter: null, approvals: [] };
}

/** A draft goes back to its drafter; a proposed ending is dropped. */
function returned(work: WorkInProgress): WorkInProgress | null {
  return work.purpose === "issue" ? { ...work, stage: "draft", submitter: null, approvals: [] } : null;
}

/** Before the first issue the state tells the stage of the work; afterwards the document in force does. */
function prepared(life: Lifecycle, work: WorkInProgress | null): Parsed<Lifecycle> {
  const state = life.revision === 0 && work !== null ? work.stage : life.state;
  return parsed({ ...life, state, work });
}

function approved(
  life: Lifecycle,
  work: WorkInProgress,
  { by, signed = false }: { readonly by: string; readonly signed?: boolean },
): Parsed<Lifecycle> {
  const involved = [work.drafter, ...work.editors, work.submitter, ...work.approvals];
  if (involved.includes(by))
    return failed(
      "",
      "second-person-needed",
      "Approval needs a person who did not draft, edit, submit or approve it.",
    );
  const approvals = [...work.approvals, by];
  if (approvals.length < approvalsRequired) return prepared(life, { ...work, approvals });
  return signed ? prepared(life, { ...work, approvals, stage: "approved" }) : issued(life, work);
}

function issued(life: Lifecycle, work: WorkInProgress): Parsed<Lifecycle> {
  if (work.purpose === "withdraw") return ended(life, "withdrawn");
  if (work.purpose === "supersede") return ended(life, "superseded");
  const state = life.revision === 0 ? "issued" : "revised";
  return parsed({ state, revision: nextRevision(life), work: null });
}

/** An ending is a document of its own, so it takes the next revision number. */
function ended(life: Lifecycle, state: DirectiveState): Parsed<Lifecycle> {
  return parsed({ state, revision: nextRevision(life), work: null });
}

/** The number of the next document. */
export function nextRevision({
  revision,
  revisionFloor = 0,
}: Pick<Lifecycle, "revision" | "revisionFloor">): number {
  return Math.max(revision, revisionFloor) + 1;
}

function forbidden(life: Lifecycle, event: LifecycleEvent): Parsed<Lifecycle> {
  const under = life.work === null ? "" : ` with a ${life.work.purpose} in ${life.work.stage}`;
  return failed("", "state-forbids", `A directive that is ${life.state}${under} cannot ${event.kind}.`);
}
