/** The keys of a page, as a dialog. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { Dialog } from "#web/ui/dialog.tsx";

type KeysDialogProps = {
  readonly title: string;
  /** Every key with what it does. */
  readonly keys: readonly (readonly [key: string, sentence: string])[];
  readonly onClose: () => void;
};

export function KeysDialog({ title, keys, onClose }: KeysDialogProps): ReactNode {
  const t = useTranslate();
  return (
    <Dialog title={title} onClose={onClose}>
      <ul className="plain">
        {keys.map(([key, sentence]) => (
          <li key={key}>
            <kbd>{key}</kbd> {sentence}
          </li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="primary" onClick={onClose}>
          {t("ui.close")}
        </button>
      </div>
    </Dialog>
  );
}
