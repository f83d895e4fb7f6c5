/** Files that are dropped on a page. */
import { useEffect, useRef, useState } from "react";

/** Takes files dropped anywhere, so that none is ever opened in place of the page; says whether one hangs over it. */
export function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const taking = useRef(onFiles);
  useEffect(() => {
    taking.current = onFiles;
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
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) taking.current(files);
      },
      { signal },
    );
    return () => heard.abort();
  }, []);
  return over;
}
