/** Text to be used elsewhere (a command, a script to read aloud) with a button that copies it. */
import { type ReactNode, useState } from "react";
import { useWords } from "#web/shell/room-context.tsx";

type CopyProps = { readonly text: string; readonly label: string; readonly prose?: boolean };

export function Copy({ text, label, prose = false }: CopyProps): ReactNode {
  const words = useWords();
  const [outcome, setOutcome] = useState("");
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome(words.ui.copied);
    } catch {
      setOutcome(words.ui.copyFailed);
    }
  }
  return (
    <div className={prose ? "copy copy-prose" : "copy"}>
      <pre>{prose ? text : <code translate="no">{text}</code>}</pre>
      <button
        type="button"
        className="small"
        onClick={() => void copy()}
        aria-label={`${words.ui.copy}: ${label}`}
      >
        {words.ui.copy}
      </button>
      <output className="quiet">{outcome}</output>
    </div>
  );
}
