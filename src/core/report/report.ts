/**
 * What every output of a check takes and gives: a pure form of the agent's result, the frame around it, and the type of an output.
 * An output invents nothing: it has no clock, and what it calls itself is given to it.
 */
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import type { Finding } from "#core/problem.ts";
import type { Language } from "#core/matching/verdict-text.ts";

/** What a check found. */
export type CheckReport = {
  readonly packs: readonly string[];
  readonly lines: readonly CheckLine[];
  readonly findings: readonly Finding[];
  /** Paths about which nothing can be said: they are unknown. */
  readonly failed: readonly string[];
  /** Ecosystems of which nothing can be said: their components are unknown. */
  readonly notCovered: readonly GapCount[];
  readonly drill: boolean;
  readonly cautions: readonly ("index-ended" | "nothing-to-match")[];
};

/** Who says it, when, and under which name. */
export type ReportFrame = {
  /** RFC 3339 in UTC. */
  readonly now: string;
  /** Of the program. */
  readonly version: string;
  /** `namespace` is an absolute URI that the author controls. */
  readonly author: { readonly name: string; readonly namespace: string };
  /** A UUID in its text form, new for each new statement; the caller may derive it from what is stated. */
  readonly id: string;
  readonly language: Language;
};

/** An output of `bongsu check`. */
export type ReportOutput = {
  /** As `--format` names it. */
  readonly name: string;
  /** The document as a JSON value, or `null` where the format has no document that states nothing. Same input, same value, members in one order. */
  readonly write: (report: CheckReport, frame: ReportFrame) => object | null;
};
