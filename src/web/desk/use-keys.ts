/** Keys of a page: one letter each, not while something is typed, a dialog is open or another key is held. */
import { useEffect, useRef } from "react";

export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (document.querySelector("dialog[open]") !== null) return;
      const { target } = event;
      if (target instanceof HTMLElement) {
        if (target.matches("input, textarea, select")) return;
        if (event.key === "Enter" && target.matches("a, button, summary")) return;
      }
      const act = current.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
