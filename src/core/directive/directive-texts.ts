/** The texts that documents of directives carry, each in every language of the room. They are made of messages, which whoever issues gives. */
import type { DirectiveContent, DirectiveDraft } from "#core/directive/directive.ts";
import type { Topology } from "#core/topology/topology.ts";
import type { TextByLanguage } from "#core/text.ts";

/** Who issues: the name of the office, and the topology in whose words the scope is said. */
export type DirectiveIssuer = { readonly office: TextByLanguage; readonly topology: Topology };

/** Makes every text of a document. */
export type DirectiveTexts = {
  /** The whole text. */
  readonly text: (directive: DirectiveContent, issuer: DirectiveIssuer) => TextByLanguage;
  /** What a revision changes; where its draft is unchanged, that it renews what its advisories say. */
  readonly changes: (before: DirectiveDraft | null, after: DirectiveDraft) => TextByLanguage;
  /** That another directive took its place. */
  readonly supersededBy: (directive: string) => TextByLanguage;
  /** That its last day (`YYYY-MM-DD`) is over. */
  readonly lastDayPassed: (until: string) => TextByLanguage;
};
