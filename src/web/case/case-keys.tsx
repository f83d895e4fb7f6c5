/** The keys of a page of cases, as a dialog. */
import type { ReactNode } from "react";
import { KeysDialog } from "#web/desk/keys-dialog.tsx";
import { useTranslate } from "#web/room/room-context.tsx";

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
    <KeysDialog
      title={t("casePage.keys")}
      keys={keys.map((key) => [key, t(`casePage.key.${sentences[key]}`)])}
      onClose={onClose}
    />
  );
}
