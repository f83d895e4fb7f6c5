/** The directive as a document: what is issued, signed, published and evaluated at each organisation. */
import type { DirectiveCalendar } from "#core/clock/calendars/index.ts";
import type { DecisionInputs, Text } from "#core/advisory.ts";
import type { TextByLanguage } from "#core/topology/topology.ts";
import type { Condition } from "#core/rules/condition.ts";

/** The common action tiers, the most urgent first. */
export const actionTiers = ["P0", "P1", "P2", "P3", "P4"] as const;
export type ActionTier = (typeof actionTiers)[number];

/** Kinds of required action. */
export const actionKinds = [
  "patch",
  "upgrade",
  "mitigate",
  "disconnect",
  "remove",
  "rotate-secrets",
  "hunt",
  "attest-not-affected",
  "report",
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** The event at which a clock starts. */
export const clockStarts = [
  "published",
  "kev-added",
  "received",
  "aware",
  "patch-available",
  "detected",
] as const;
export type ClockStart = (typeof clockStarts)[number];

/** How long: exactly one unit. `nextUpgrade` has no date. `hours` runs through nights; `days` ends at 23:59:59 of the last day. */
export type Duration =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly date: string }
  | { readonly nextUpgrade: true };

/** One action of a directive. Without `clock`, its deadline is what the rule pack's table says for the facts at hand. */
export type RequiredAction = {
  readonly kind: ActionKind;
  readonly clock?: { readonly start: ClockStart; readonly duration: Duration };
  /** When it is asked for at all; without it, always. Its `after` runs from the same start as the action's own clock. */
  readonly when?: Condition;
  readonly note?: Text;
};

/** States of a directive's life; the transitions stand in `core/directive/lifecycle.ts`. */
export const directiveStates = [
  "draft",
  "review",
  "issued",
  "revised",
  "superseded",
  "withdrawn",
  "expired",
] as const;
export type DirectiveState = (typeof directiveStates)[number];

/** What a directive carries about one of its advisories, so that an organisation can decide offline. */
export type DirectiveAdvisory = {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: Text;
  readonly decision: DecisionInputs;
  /** Date (`YYYY-MM-DD`) on which a known-exploited catalogue listed it; `null` when it does not. */
  readonly kevAdded: string | null;
  readonly published: string | null;
  /** When, at the latest, a fixed version existed (RFC 3339), as a source dates it; absent where none says so. */
  readonly patchAvailable?: string;
};

/** What an officer composes: the fields from which documents and texts are made. */
export type DirectiveDraft = {
  readonly title: Text;
  readonly advisories: readonly string[];
  /** Rule pack and version, e.g. `us.cisa.bod-26-04@1.0.0`. */
  readonly rulePack: string;
  /** CEL over `org` (see {@link OrganizationFacts}); `true` selects every organisation. */
  readonly scope: string;
  readonly actions: readonly RequiredAction[];
  /** A procedure and its version, e.g. `drill.emergency-2026-01@1.0.0`, whose steps are asked for besides the actions. */
  readonly procedure?: string;
  /** The last date (`YYYY-MM-DD`) on which it is in force; then it expires by itself. */
  readonly until?: string;
  /** Binding, or advisory. */
  readonly binding: boolean;
  readonly legalBasis: Text;
  readonly contact: string;
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
  readonly changes: Text | null;
};

/** The fields of a document from which its text is made. */
export type DirectiveContent = Omit<DirectiveDocument, "type" | "text" | "pack" | "approvedBy" | "replaces">;
