/** What a case says to its coordinator, of which a record is suggested. */
import type { CaseAnswer } from "#core/publish/from-answers.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";

/** What a report of the case claims; every text is a stranger's. */
export type CaseClaim = {
  readonly product: string | null;
  /** A package URL or CPE name. */
  readonly identifier: string | null;
  readonly version: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly weaknesses: readonly string[];
  readonly aliases: readonly string[];
  readonly reporter: string | null;
};

/** What a case says to its coordinator, as far as it can be opened now. */
export type CaseFacts = {
  readonly product: string;
  readonly title: string;
  readonly summary: string;
  /** The class that invitations say; other words are none. */
  readonly severity: string;
  /** Package URLs and CPE names that coordinators gave. */
  readonly identifiers: readonly string[];
  /** Of those the ones that each supplier's products were given, by its participant. */
  readonly identifiersOf: ReadonlyMap<string, readonly string[]>;
  readonly claims: readonly CaseClaim[];
  /** What suppliers answered, oldest first. */
  readonly answers: readonly CaseAnswer[];
  /** Lines by which finders asked to be thanked, after they reported; a claim of theirs then names no reporter. */
  readonly credits: readonly string[];
  readonly reproduced: boolean;
  readonly exploited: boolean;
  readonly publisher: Pick<OwnAdvisory["publisher"], "name" | "namespace">;
};
