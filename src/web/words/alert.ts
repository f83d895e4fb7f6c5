/** The words about the crisis alert in both languages, apart from the others: a public page need not load them. */
import { enAlert } from "#web/words/en-alert.ts";
import type { Language, Widened } from "#web/words/index.ts";
import { koAlert } from "#web/words/ko-alert.ts";

/** The words about the crisis alert. */
export type AlertOnly = Widened<typeof koAlert>;

export const alertLanguages: Readonly<Record<Language, AlertOnly>> = { ko: koAlert, en: enAlert };
