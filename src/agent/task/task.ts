/** One task of an organisation, its state, and the order in which tasks stand. */
import type { AffectedComponent } from "#agent/check/affected-store.ts";
import type { TextByLanguage } from "#core/text.ts";
import { compareDeadlines, type DatedAction, type Evaluation } from "#core/rules/evaluate.ts";
import type { OpenFact } from "#core/directive/open-facts.ts";
import type { Extension } from "#core/clock/running-clock.ts";

/** `waiting`: its clock has not started; `extended`: more time was granted. */
export type TaskState = "overdue" | "open" | "extended" | "waiting" | "paused" | "done";

/** What is to be done: an action on a component, a check, finding out what is unknown, or the answer to the room. */
export type Task = {
  readonly what: "act" | "check" | "find-out" | "answer";
  /** The directive that sets the deadline, its title, and whether it binds. */
  readonly directive: string;
  readonly title: TextByLanguage;
  readonly binding: boolean;
  /** Others that ask the same, with their deadlines. */
  readonly alsoBy: readonly { readonly directive: string; readonly deadline: string | null }[];
  /** RFC 3339 in UTC; `null` when there is none, or not yet. */
  readonly deadline: string | null;
  readonly state: TaskState;
  /** How many components it is about; of an answer, how many it calls fixed. */
  readonly components: number;
  /** `null` unless it is an action. */
  readonly action: DatedAction | null;
  readonly affected: AffectedComponent | null;
  readonly advisories: readonly string[];
  /** The evaluation that dates it. */
  readonly evaluation: Evaluation | null;
  readonly open: readonly OpenFact[];
  /** The ecosystem's command that fixes it, where one is known. */
  readonly command: string | null;
  readonly controls: readonly string[];
  /** The next patch window, and whether it begins before the deadline. */
  readonly window: { readonly from: string; readonly until: string; readonly inTime: boolean } | null;
  /** The room's receipt for the answer. */
  readonly receipt: { readonly receipt: string; readonly receivedAt: string } | null;
  /** Of an answer: that it was sent, and nothing proves that the room has it. */
  readonly unconfirmed: { readonly receipt: string; readonly receivedAt: string } | null;
  /** What the organisation was granted, where it moved the deadline; else empty. */
  readonly extensions: readonly Extension[];
  /** Of a check: that the lists that were checked hold nothing that the directive could be about, so that there is nothing to answer with. */
  readonly nothingCompared?: true;
  /** Lists of an earlier check that are no longer where they were, and of which nobody said that they are gone for good. */
  readonly lostLists?: readonly string[];
};

const kinds: readonly Task["what"][] = ["act", "find-out", "check", "answer"];

/** What is done stands last; then by deadline, then by what it is, so that the order is total. */
export function byUrgency(a: Task, b: Task): number {
  return (
    Number(a.state === "done") - Number(b.state === "done") ||
    compareDeadlines(a.deadline, b.deadline) ||
    kinds.indexOf(a.what) - kinds.indexOf(b.what) ||
    compareText(nameOf(a), nameOf(b))
  );
}

function nameOf({ directive, action, affected }: Task): string {
  const { kind = "", step = "", condition } = action ?? {};
  return JSON.stringify([
    directive,
    kind,
    step,
    condition?.when ?? null,
    affected?.list,
    affected?.name,
    affected?.digest,
  ]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
