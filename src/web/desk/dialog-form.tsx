/** The form in a dialog over a report or a case: Enter sends (in a long text Tab leads to the button), Escape closes, a failure, or that something is not filled in yet, stands above the buttons. */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Failure, type useRoomAction } from "#web/ui/room-action.tsx";

type DialogFormProps = {
  readonly working: ReturnType<typeof useRoomAction>;
  readonly onClose: () => void;
  readonly title: string;
  /** What the button says that sends; the title where nothing else is said. */
  readonly submit?: string;
  readonly ready: boolean;
  readonly grave?: boolean;
  /** All is filled in: the button that sends has the focus, and Enter is enough. */
  readonly filled?: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

export function DialogForm(props: DialogFormProps): ReactNode {
  const { title, submit = title, ready, grave = false, filled = false } = props;
  const { working, onSubmit, onClose, children } = props;
  const t = useTranslate();
  const notFilled = useId();
  const sends = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (filled) sends.current?.focus();
  }, [filled]);
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
        {ready ? null : (
          <p id={notFilled} className="hint">
            {t("ui.notFilled")}
          </p>
        )}
        <div className="actions">
          <button
            ref={sends}
            type="submit"
            className={grave ? "grave" : "primary"}
            aria-describedby={ready ? undefined : notFilled}
            disabled={working.busy || !ready}
          >
            {submit}
          </button>
          <button type="button" onClick={onClose}>
            {t("ui.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
