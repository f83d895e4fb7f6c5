/**
 * What is known of somebody who was written to. Silence has states of its own and is never an answer: it is neither consent to an embargo nor "not affected".
 */
import { compareInstants } from "#core/clock/clock.ts";
import { daysLater } from "#core/coordination/embargo/embargo-terms.ts";

/** Every state, from the least known on. */
export const silenceStates = [
  "not-contacted",
  "sent",
  "delivered",
  "seen",
  "no-answer-1",
  "no-answer-2",
  "no-answer-3",
  "answered",
  "declined",
] as const;
type SilenceState = (typeof silenceStates)[number];

/** How somebody who was written to stands, and when the next try is due. */
export type ParticipantSilence = {
  readonly participant: string;
  readonly state: SilenceState;
  readonly nextTry: string | null;
};

/** What happened to messages to a participant. What bounced was never sent, as far as the participant is concerned. */
export const contactEvents = ["sent", "bounced", "delivered", "seen", "answered", "declined"] as const;
export type ContactEvent = { readonly kind: (typeof contactEvents)[number]; readonly at: string };

/** After how many days without an answer each try counts as unanswered, and the next is due. */
const silenceLadder = [3, 7, 14] as const;

/** After so many messages without an answer a person decides. */
export const mostTries = silenceLadder.length;

/** The state at an instant. */
export function silenceAt(events: readonly ContactEvent[], now: string): SilenceState {
  const past = events.filter(({ at }) => compareInstants(at, now) <= 0);
  const said = past.findLast(({ kind }) => kind === "answered" || kind === "declined");
  if (said !== undefined) return said.kind === "declined" ? "declined" : "answered";
  const tries = triesIn(past);
  const unanswered = tries.filter(
    (at, index) => index < silenceLadder.length && compareInstants(dueAfter(at, index), now) <= 0,
  ).length;
  if (unanswered > 0) return `no-answer-${Math.min(3, unanswered) as 1 | 2 | 3}`;
  return tries.length === 0 ? "not-contacted" : reachOfLast(past);
}

/** How far the last message that did not come back is known to have come; what is known of those before it says nothing of it. */
function reachOfLast(events: readonly ContactEvent[]): "sent" | "delivered" | "seen" {
  const reached: ("sent" | "delivered" | "seen")[] = [];
  for (const { kind } of events) {
    if (kind === "sent") reached.push(kind);
    else if (kind === "bounced") reached.pop();
    else if (reached.length > 0 && (kind === "seen" || (kind === "delivered" && reached.at(-1) === "sent")))
      reached[reached.length - 1] = kind;
  }
  return reached.at(-1) ?? "sent";
}

/** When the next try is due; `null` after an answer, and once three went unanswered: then a person decides. */
export function nextTry(events: readonly ContactEvent[], now: string): string | null {
  const state = silenceAt(events, now);
  if (state === "answered" || state === "declined") return null;
  const tries = triesIn(events);
  const last = tries.at(-1);
  if (last === undefined) return now;
  return tries.length > silenceLadder.length ? null : dueAfter(last, tries.length - 1);
}

/** The instants at which a message went out and did not come back. */
function triesIn(events: readonly ContactEvent[]): readonly string[] {
  const tries: string[] = [];
  for (const { kind, at } of events) {
    if (kind === "sent") tries.push(at);
    if (kind === "bounced") tries.pop();
  }
  return tries;
}

function dueAfter(sent: string, index: number): string {
  return daysLater(sent, silenceLadder[index] ?? silenceLadder[2], "UTC");
}
