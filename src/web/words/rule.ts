/** The words about rules, facts and clocks in both languages, apart from the others: a public page need not load them. */
import { enRule } from "#web/words/en-rule.ts";
import type { Language, Widened } from "#web/words/index.ts";
import { koRule } from "#web/words/ko-rule.ts";

/** The words about rules. */
export type RuleOnly = Widened<typeof koRule>;

export const ruleLanguages: Readonly<Record<Language, RuleOnly>> = { ko: koRule, en: enRule };
