/** What a check answers, as plain values: made in the worker, shown on the page. */
import type { TextByLanguage } from "#core/text.ts";
import type { CheckBasis } from "#core/matching/check-basis.ts";
import type { NotComparedGroup } from "#core/inventory/not-compared.ts";
import type { Component } from "#core/inventory/component.ts";
import type { Urgency } from "#core/matching/urgency.ts";
import type { RuleName } from "#core/matching/conclude.ts";
import type { NotCovered } from "#core/matching/coverage.ts";
import type { Finding } from "#core/problem.ts";
import type { PageCaution } from "#core/report/report.ts";
import type { Reason, VerdictKind } from "#core/verdict.ts";

/** Rows that a page is given; the counts are always whole. */
export const mostRows = 5000;

/** Reasons why something was not compared that a page is given. */
export const mostGroups = 100;

/** Names and sources that one row is given at most. */
export const mostNames = 6;
export const mostSources = 20;

/** Several sources that disagree. */
export type Dispute = {
  readonly rule: Exclude<RuleName, "one-source" | "same">;
  readonly statements: readonly {
    readonly advisory: string;
    readonly verdict: VerdictKind;
    readonly reason: Reason;
  }[];
};

/** One line of the answer. An empty `advisory` means that none could be named. */
export type FindingRow = {
  readonly component: string;
  readonly version: string | null;
  /** Where in the file. */
  readonly at: string;
  readonly advisory: string;
  /** Other names of the vulnerability, at most {@link mostNames}, and how many there are beside them. */
  readonly names: readonly string[];
  readonly moreNames: number;
  readonly title: TextByLanguage;
  readonly verdict: VerdictKind;
  /** Severity, known exploitation, exploitation score; texts in it are fit to be shown. */
  readonly urgency: Urgency;
  readonly scope: Component["scope"];
  /** An address to read on; `null` where there is none. */
  readonly link: string | null;
  readonly reason: Reason;
  /** What the sources say where they disagree, the deciding one first, and the rule that decided; `null` where they do not. */
  readonly dispute: Dispute | null;
  readonly fixed: readonly string[];
  readonly directives: readonly string[];
  readonly due: string | null;
  readonly command: string | null;
};

/**
 * Components by their worst verdict; what is not covered is unknown. `unnamed` are those that no advisory names: of a covered ecosystem, or of
 * any where only directives were asked. The four add up to all.
 */
type ComponentCounts = {
  readonly affected: number;
  readonly unknown: number;
  readonly notAffected: number;
  readonly unnamed: number;
};

/** What was found in one file. */
export type Examined = {
  /** Name of the reader. */
  readonly kind: string;
  readonly components: number;
  readonly counts: ComponentCounts;
  /** Ecosystems that no pack here covers wholly, with how many components there are; none where only directives were asked. */
  readonly notCovered: readonly { readonly reason: NotCovered; readonly components: number }[];
  /** What the file holds and was compared with nothing, by reason; at most {@link mostGroups}. */
  readonly notCompared: readonly NotComparedGroup[];
  /** What makes the whole answer weaker than it looks. */
  readonly cautions: readonly PageCaution[];
  /** The answer in one word, as an exit status has it. */
  readonly verdict: VerdictKind;
  /** What the answer rests on. */
  readonly basis: CheckBasis;
  /** Most urgent first; at most {@link mostRows}. */
  readonly rows: readonly FindingRow[];
  /** How many lines there are in all. */
  readonly lines: number;
  /** Parts of the file, or of a pack, that could not be read. */
  readonly findings: readonly Finding[];
};
