/** Which language the pages speak: what the reader chose in this browser, else what the browser asks for, else the operator's own. Signing in changes none that was met. */
import { startTransition, useCallback, useEffect, useState } from "react";
import { isMet, languageMeant, loadLanguage, type PageLanguage } from "#web/language/load-language.ts";

const storageKey = "bongsu.language";

/** The language that is spoken before anything is known of the reader but the browser. */
export async function firstLanguage(): Promise<PageLanguage> {
  return await loadLanguage(languageMeant(...readersWishes()));
}

function readersWishes(): readonly (string | null)[] {
  return [window.localStorage.getItem(storageKey), ...navigator.languages];
}

/** The language, and the choosing of another one; choosing fails when its messages cannot be loaded. */
export function useLanguage(
  first: PageLanguage,
  operatorLanguage: string | undefined,
): readonly [PageLanguage, (tag: string) => Promise<void>] {
  const [language, setLanguage] = useState(first);
  const speak = useCallback(async (tag: string) => {
    const next = await loadLanguage(tag);
    startTransition(() => setLanguage(next));
  }, []);
  const choose = useCallback(
    async (tag: string) => {
      await speak(tag);
      window.localStorage.setItem(storageKey, tag);
    },
    [speak],
  );
  useEffect(() => {
    document.documentElement.lang = language.tag;
  }, [language]);
  useEffect(() => {
    if (operatorLanguage === undefined || isMet(...readersWishes())) return;
    speak(languageMeant(operatorLanguage)).catch(() => undefined);
  }, [operatorLanguage, speak]);
  return [language, choose];
}
