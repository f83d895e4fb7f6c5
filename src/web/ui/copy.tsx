/** Text to be used elsewhere (a command, a script to read aloud) with a button that copies it. */
import { type ReactNode, useState } from "react";
import { useRoom } from "#web/room/room-context.tsx";

type CopyProps = { readonly text: string; readonly label: string; readonly prose?: boolean };

export function Copy({ text, label, prose = false }: CopyProps): ReactNode {
  const { t } = useRoom();
  const [outcome, setOutcome] = useState("");
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome(t("ui.copied"));
    } catch {
      setOutcome(t("ui.copyFailed"));
    }
  }
  return (
    <div className={prose ? "copy copy-prose" : "copy"}>
      <pre>{prose ? text : <code translate="no">{text}</code>}</pre>
      <button
        type="button"
        className="small"
        onClick={() => void copy()}
        aria-label={`${t("ui.copy")}: ${label}`}
      >
        {t("ui.copy")}
      </button>
      <output className="quiet">{outcome}</output>
    </div>
  );
}
