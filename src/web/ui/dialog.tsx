/** A modal dialog: the browser's own, so focus stays inside, Escape closes and the focus goes back to where it was. */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useRoom } from "#web/room/room-context.tsx";

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export function Dialog({ title, onClose, children }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={onClose} className="dialog">
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}

type ConfirmProps = DialogProps & {
  readonly confirm: string;
  readonly grave?: boolean;
  readonly busy: boolean;
  readonly onConfirm: () => void;
};

/** Asks before an act that others will feel; `children` say what will follow from it. */
export function Confirm({
  confirm,
  grave = false,
  busy,
  onConfirm,
  children,
  ...dialog
}: ConfirmProps): ReactNode {
  const { t } = useRoom();
  return (
    <Dialog {...dialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        {children}
        <div className="actions">
          <button type="submit" className={grave ? "grave" : "primary"} disabled={busy}>
            {confirm}
          </button>
          <button type="button" onClick={dialog.onClose}>
            {t("ui.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
