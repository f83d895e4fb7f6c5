/** What the dialogs of a decision share: what they are given, and the acts that they end in. */
import type { KeyboardEvent } from "react";
import type { Input, Output } from "#web/room/room-client.ts";
import type { useRoomAction } from "#web/ui/room-action.tsx";

/** An act as it is sent. */
export type DeskAct = Input<"triageAct">["act"];

/** A report that is to wait behind another. */
export type ReportLink = { readonly number: string; readonly other: string };

/** What each dialog is given. */
export type FormProps = {
  readonly look: Output<"triageLook">;
  readonly working: ReturnType<typeof useRoomAction>;
  readonly onAct: (act: DeskAct) => void;
  readonly onLink: (links: readonly ReportLink[]) => void;
  readonly onClose: () => void;
};

/** A list takes Enter for itself, and sends nothing: in these forms it sends, as a field does. */
export function sendOnEnter(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key === "Enter") event.currentTarget.form?.requestSubmit();
}
