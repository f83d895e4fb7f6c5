/** The words about the crisis alert beside all others, for what says them; names of levels and domains are core's. */
import { useMemo } from "react";
import { alertLabels, domainLabels } from "#core/directive/labels.ts";
import type { AlertLevel } from "#core/clock/alert-level.ts";
import type { Domain } from "#core/actor.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { alertLanguages, type AlertOnly } from "#web/words/alert.ts";
import type { Language, Words } from "#web/words/index.ts";

/** Every word, those about the crisis alert too. */
export type AlertWords = Words & AlertOnly;

/** All words of the chosen language, those about the crisis alert too. */
export function useAlertWords(): AlertWords {
  const { words, language } = useRoom();
  return useMemo(() => ({ ...words, ...alertLanguages[language] }), [words, language]);
}

/** The name of a level. */
export function levelName(level: AlertLevel, language: Language): string {
  return alertLabels[level][language];
}

/** For whom a level holds: a domain, or (`null`) the nation. */
export function whoseName(domain: Domain | null, words: AlertWords, language: Language): string {
  return domain === null ? words.alert.nation : words.alert.inDomain(domainLabels[domain][language]);
}
