/** The keys of a page of cases, as a dialog. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { Dialog } from "#web/ui/dialog.tsx";

/** Every key with the name of its sentence. */
const sentences = {
  j: "j",
  k: "k",
  Enter: "enter",
  "0–6": "phase",
  n: "n",
  e: "e",
  m: "m",
  i: "i",
  a: "a",
  b: "b",
  "?": "question",
} as const;

type CaseKeysProps = {
  readonly keys: readonly (keyof typeof sentences)[];
  readonly onClose: () => void;
};

export function CaseKeys({ keys, onClose }: CaseKeysProps): ReactNode {
  const t = useTranslate();
  return (
    <Dialog title={t("casePage.keys")} onClose={onClose}>
      <ul className="plain">
        {keys.map((key) => (
          <li key={key}>
            <kbd>{key}</kbd> {t(`casePage.key.${sentences[key]}`)}
          </li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="primary" onClick={onClose}>
          {t("casePage.close")}
        </button>
      </div>
    </Dialog>
  );
}
