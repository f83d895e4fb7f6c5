/** The choice of the language, each under its own name; and the notice over pages that a machine translated. */
import { type ReactNode, useId, useState } from "react";
import { languages } from "virtual:messages";
import { useRoom } from "#web/room/room-context.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function LanguageMenu(): ReactNode {
  const { language, chooseLanguage, t } = useRoom();
  const [failed, setFailed] = useState(false);
  const id = useId();
  async function choose(tag: string): Promise<void> {
    try {
      await chooseLanguage(tag);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }
  return (
    <div className="language">
      <label htmlFor={id} className="hidden">
        {t("ui.language")}
      </label>
      <select id={id} value={language} onChange={({ target }) => void choose(target.value)}>
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
      {failed ? <p role="alert">{t("ui.languageFailed")}</p> : null}
    </div>
  );
}

/** Tells readers of a language that nobody has read over; nothing for the others. */
export function MachineMade(): ReactNode {
  const { t } = useRoom();
  if (!t.machineMade) return null;
  return (
    <div className="machine-made">
      <Notice kind="warning">
        <p>{t("translation.machineMade")}</p>
      </Notice>
    </div>
  );
}
