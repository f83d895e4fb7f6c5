/** What the dialogs of a decision share: a form that Enter sends, and the acts that they end in. */
import type { KeyboardEvent, ReactNode } from "react";
import type { Input, Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Failure, type useRoomAction } from "#web/ui/room-action.tsx";

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

type FrameProps = Pick<FormProps, "working" | "onClose"> & {
  readonly title: string;
  readonly ready: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** A list takes Enter for itself, and sends nothing: in these forms it sends, as a field does. */
export function sendOnEnter(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key === "Enter") event.currentTarget.form?.requestSubmit();
}

/** Enter sends; in a long text Tab leads to the button. */
export function Frame({ title, ready, working, onClose, onSubmit, children }: FrameProps): ReactNode {
  const t = useTranslate();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onSubmit();
        }}
      >
        {children}
        <Failure of={working.failure} findings />
        <div className="actions">
          <button type="submit" className="primary" disabled={working.busy || !ready}>
            {title}
          </button>
          <button type="button" onClick={onClose}>
            {t("ui.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
