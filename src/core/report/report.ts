/**
 * What every output of a check takes and gives: a pure form of the agent's result, the frame around it, and the type of an output.
 * An output invents nothing: it has no clock, and what it calls itself is given to it.
 */
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import type { CheckLine, SetAside } from "#core/matching/check-lines.ts";
import type { Urgency } from "#core/matching/urgency.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import type { NotCompared, NotComparedCode } from "#core/inventory/not-compared.ts";
import type { Finding } from "#core/problem.ts";
import type { Reason, VerdictKind } from "#core/verdict.ts";

/** What a check found. */
export type CheckReport = {
  readonly packs: readonly string[];
  readonly lines: readonly CheckLine[];
  readonly findings: readonly Finding[];
  /** What was compared with nothing: it is unknown. */
  readonly notCompared: readonly NotCompared[];
  /** Ecosystems of which nothing can be said: their components are unknown. */
  readonly notCovered: readonly GapCount[];
  readonly drill: boolean;
  readonly cautions: readonly ReportCaution[];
  /** What is not known of a directive in force. */
  readonly directiveGaps?: readonly DirectiveGap[];
};

/**
 * What makes the whole result weaker than it looks, so that it is unknown at best: the synced index has ended or is from a time that the clock has not
 * reached, there was no pack to ask, or the lists name nothing.
 */
export type ReportCaution = PageCaution | "agent-unsafe";

/** Those of the page, which is no agent. */
export type PageCaution = "index-ended" | "index-ahead" | "nothing-to-match" | "no-components";

/** What an output says, in one language; whoever writes a report has the messages and gives it. */
export type ReportTexts = {
  /** The tag of the language. */
  readonly language: string;
  readonly title: string;
  /** Stands for all vulnerabilities where no advisory can be named. */
  readonly anyVulnerability: string;
  /** Why something was compared with nothing. */
  readonly whyNotCompared: (code: NotComparedCode) => string;
  /** A text with the mark of a drill before it. */
  readonly inDrill: (text: string) => string;
  readonly caution: (caution: ReportCaution) => string;
  /** What is not known of a directive. */
  readonly directiveGap: (gap: DirectiveGap) => string;
  readonly verdict: (verdict: VerdictKind) => string;
  readonly reason: (reason: Reason) => string;
  /** What every source says in these lines, and the rules that decided where they disagree. */
  readonly statements: (lines: readonly CheckLine[]) => string;
  /** What is not as it should be in the data, with its place. */
  readonly finding: (finding: Finding) => string;
  /** An ecosystem that is not covered, with the number of its components. */
  readonly gap: (gap: GapCount) => string;
  /** What makes a vulnerability urgent: severity, known exploitation, exploitation score. */
  readonly urgency: (urgency: Urgency) => string;
  /** What relative paths are relative to. */
  readonly sourceRoot: string;
  /** That so many are left out, since the format takes no more. */
  readonly leftOut: (count: number) => string;
  /** By what an affected line is accepted, and by whom. */
  readonly acceptance: (line: CheckLine, accepted: SetAside) => string;
  /** What to do about an affected component, and by when. */
  readonly remediation: (line: CheckLine) => string;
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
  /** The absolute path where the check ran, for formats whose paths are relative to it; absent where it is not known. */
  readonly root?: string;
  readonly texts: ReportTexts;
};

/** An output of `bongsu check`. */
export type ReportOutput = {
  /** As `--format` names it. */
  readonly name: string;
  /** What other programs call it: a standard's own name, where this is the document of it that is written. */
  readonly also?: readonly string[];
  /** The document as a JSON value, or `null` where the format has no document that states nothing. Same input, same value, members in one order. */
  readonly write: (report: CheckReport, frame: ReportFrame) => object | null;
};

/** Makes of a text the text as it is shown. */
export type TextMark = (text: string) => string;

/** How an output writes the texts of a report: marked where it is of a drill. */
export function markOf(report: Pick<CheckReport, "drill">, texts: ReportTexts): TextMark {
  return report.drill ? texts.inDrill : (text) => text;
}

/** Whether an author's address is nobody's, since none was given (RFC 2606). */
export function isNobody({ namespace }: ReportFrame["author"]): boolean {
  return namespace.endsWith(".invalid");
}

/** Everything that makes the whole result weaker than it looks, a sentence each. */
export function cautionTexts(
  { cautions, directiveGaps = [] }: Pick<CheckReport, "cautions" | "directiveGaps">,
  texts: ReportTexts,
): readonly string[] {
  return [...cautions.map(texts.caution), ...directiveGaps.map(texts.directiveGap)];
}
