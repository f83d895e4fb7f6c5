/** Where a file is given: chosen by keyboard or mouse, or dropped anywhere on the page. It only hands the file on. */
import { type ReactNode, useId } from "react";
import { useRoom } from "#web/room/room-context.tsx";
import { useDrop } from "#web/ui/use-drop.ts";

type DropZoneProps = { readonly ready: boolean; readonly onFile: (file: File) => void };

export function DropZone({ ready, onFile }: DropZoneProps): ReactNode {
  const { t } = useRoom();
  const id = useId();
  const over = useDrop(([file]) => {
    if (ready && file !== undefined) onFile(file);
  });
  return (
    <section className={over ? "card drop-zone drop-over" : "card drop-zone"} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("checkPage.give")}</h2>
      <p id={`${id}-hint`} className="hint">
        {t("checkPage.fileHint")}
      </p>
      <div className="chooser">
        <input
          id={id}
          type="file"
          aria-describedby={`${id}-hint`}
          disabled={!ready}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) onFile(file);
            target.value = "";
          }}
        />
        <label htmlFor={id} className="button primary">
          {t("checkPage.file")}
        </label>
        <span className="quiet">{t("checkPage.orDrop")}</span>
      </div>
    </section>
  );
}
