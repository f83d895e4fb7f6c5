/** A change that a feed asks for, as the room gives it to the page, and what may be decided on it. */
import type { Output } from "#web/room/room-client.ts";

export type FeedChange = Output<"feedChangeList">["items"][number];

/** What a second person may do with a change. */
export type ChangeDecision = "confirm" | "refuse" | "undo";

/** The endpoint of each decision. */
export const decisionEndpoints = {
  confirm: "feedChangeConfirm",
  refuse: "feedChangeRefuse",
  undo: "feedChangeUndo",
} as const;

/** What may still be decided on a change. */
export function decisionsOn({ state, confirmable }: FeedChange): readonly ChangeDecision[] {
  if (state === "held") return confirmable ? ["confirm", "refuse"] : ["refuse"];
  return state === "made" || state === "confirmed" ? ["undo"] : [];
}
