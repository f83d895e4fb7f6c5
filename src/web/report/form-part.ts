/** What each part of the form is given: the draft, the way to change it, and the names of the fields that are still to be filled. */
import type { ReportDraft } from "#web/report/draft.ts";
import type { Output } from "#web/room/room-client.ts";
import type { Finding } from "#core/problem.ts";

/** Who takes reports in, and on which terms. */
export type ReportTerms = NonNullable<Output<"reportPolicy">["intake"]>;

/** An earlier report by which a reporter is known, as it was typed. */
export type EarlierCase = { readonly number: string; readonly words: string };

/** The properties of a part of the form. */
export type FormPart = {
  readonly draft: ReportDraft;
  readonly change: (some: Partial<ReportDraft>) => void;
  readonly missing: readonly string[];
};

/** A missing field as a finding that points at it. */
export function missingFindings(missing: readonly string[]): readonly Finding[] {
  return missing.map((name) => ({ at: `/${name}`, code: "required", message: "is missing" }));
}
