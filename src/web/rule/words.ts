/** The words about rules beside all others, for the pages that say them. */
import { useMemo } from "react";
import { useRoom } from "#web/shell/room-context.tsx";
import type { Words } from "#web/words/index.ts";
import { ruleLanguages, type RuleOnly } from "#web/words/rule.ts";

/** Every word, those about rules too. */
export type RuleWords = Words & RuleOnly;

/** All words of the chosen language, those about rules too. */
export function useRuleWords(): RuleWords {
  const { words, language } = useRoom();
  return useMemo(() => ({ ...words, ...ruleLanguages[language] }), [words, language]);
}
