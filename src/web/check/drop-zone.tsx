/** Where a file is given: chosen by keyboard or mouse, or dropped anywhere on the page. It only hands the file on. */
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useRoom } from "#web/room/room-context.tsx";

type DropZoneProps = { readonly ready: boolean; readonly onFile: (file: File) => void };

export function DropZone({ ready, onFile }: DropZoneProps): ReactNode {
  const { t } = useRoom();
  const id = useId();
  const over = useDrop((file) => {
    if (ready) onFile(file);
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

/** Takes files dropped anywhere, so that none is ever opened in place of the page; says whether one hangs over it. */
function useDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const taking = useRef(onFile);
  useEffect(() => {
    taking.current = onFile;
  });
  useEffect(() => {
    const heard = new AbortController();
    const { signal } = heard;
    const hang = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    window.addEventListener("dragenter", hang, { signal });
    window.addEventListener("dragover", hang, { signal });
    window.addEventListener(
      "dragleave",
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    window.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) taking.current(file);
      },
      { signal },
    );
    return () => heard.abort();
  }, []);
  return over;
}
