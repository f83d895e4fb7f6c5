/** The directive as a document: what is issued, signed, published and evaluated at each organisation. */
import { type DirectiveAdvisory } from "#core/advisory.ts";
import type { Tier } from "#core/actor.ts";
import { type RequiredAction } from "#core/rules/action.ts";
import type { DirectiveCalendar } from "#core/clock/calendars/index.ts";
import type { TextByLanguage } from "#core/text.ts";

/** States of a directive's life; the transitions stand in `core/directive/lifecycle.ts`. */
export const directiveStates = [
  "draft",
  "review",
  "approved",
  "issued",
  "revised",
  "superseded",
  "withdrawn",
  "expired",
] as const;
export type DirectiveState = (typeof directiveStates)[number];

/** What an officer composes: the fields from which documents and texts are made. */
export type DirectiveDraft = {
  readonly title: TextByLanguage;
  readonly advisories: readonly string[];
  /** Rule pack and version, e.g. `us.cisa.bod-26-04@1.0.0`. */
  readonly rulePack: string;
  /** CEL over `org` (see {@link OrganizationAttributes}); `true` selects every organisation. */
  readonly scope: string;
  readonly actions: readonly RequiredAction[];
  /** A procedure and its version, e.g. `drill.emergency-2026-01@1.0.0`, whose steps are asked for besides the actions. */
  readonly procedure?: string;
  /** The last date (`YYYY-MM-DD`) on which it is in force; then it expires by itself. */
  readonly until?: string;
  /** Binding, or advisory. */
  readonly binding: boolean;
  readonly legalBasis: TextByLanguage;
  readonly contact: string;
};

/** How many organisations are addressed, and of each tier; those of a tier with fewer than five members count in `number` alone. */
export type Addressees = {
  readonly number: number;
  readonly byTier: Readonly<Record<Tier, number>>;
};

/** The immutable document of one revision of an issued directive, as published and signed. */
export type DirectiveDocument = {
  readonly type: "bongsu.directive/1";
  readonly id: string;
  /** From 1; a revision replaces the earlier ones. */
  readonly revision: number;
  readonly state: "issued" | "superseded" | "withdrawn" | "expired";
  readonly drill: boolean;
  /** Immutable id of this dissemination. */
  readonly dissemination: string;
  /** When revision 1 was issued: a clock that starts at publication starts here, so a later revision does not restart it. */
  readonly issuedAt: string;
  /** When this revision was issued, if it is not the first. */
  readonly revisedAt?: string;
  readonly issuedBy: string;
  readonly approvedBy: readonly string[];
  readonly draft: DirectiveDraft;
  /**
   * Present where the scope would have named whom it addresses: then the one in `draft` is wider, of all whom the office leads, and selecting an organisation
   * says only that it may be addressed. The room tells each whether it is (`core/document/addressing.ts`).
   */
  readonly addressees?: Addressees;
  readonly advisories: readonly DirectiveAdvisory[];
  readonly text: TextByLanguage;
  /** By which its clocks run; absent where that is Korea's. */
  readonly calendar?: DirectiveCalendar;
  /** Members without which a reader would take the document for something else (`docs/compatibility.md`). */
  readonly mustUnderstand?: readonly string[];
  /** Digest and size of the pack of affected ranges; `null` when the document withdraws. */
  readonly pack: { readonly sha256: string; readonly bytes: number; readonly details: string } | null;
  /** Dissemination id of the document that this one replaces; `null` for the first. */
  readonly replaces: string | null;
  readonly changes: TextByLanguage | null;
};

/** The fields of a document from which its text is made. */
export type DirectiveContent = Omit<DirectiveDocument, "type" | "text" | "pack" | "approvedBy" | "replaces">;
