/**
 * Every fact that the platform can record: one closed union, past tense. A fact holds ids and decisions, never documents or persons'
 * data; it is the only way in which an earlier stage learns of a later one, and the audit trail.
 */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import type { DeadlineMove, MoveCause } from "#core/clock/deadline-change.ts";
import type { AlertLevel } from "#core/clock/alert-level.ts";
import type { Domain } from "#core/actor.ts";

/** The closed union of facts; `kind` is `noun.verb-in-the-past`. */
export type JournalEvent =
  // registry
  | { readonly kind: "world.loaded"; readonly world: string; readonly organizations: number }
  | { readonly kind: "room.identified"; readonly origin: string; readonly keyid: string }
  | { readonly kind: "topology.loaded"; readonly topology: string; readonly offices: number }
  | { readonly kind: "organization.registered"; readonly organization: string }
  /** Many organisations at once: how many were new, were changed, stayed as they were, and got a last day. */
  | {
      readonly kind: "organizations.loaded";
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
      readonly ended: number;
    }
  | { readonly kind: "key.registered"; readonly organization: string; readonly key: string }
  | { readonly kind: "key.revoked"; readonly organization: string; readonly key: string }
  /** A level of the crisis alert came into force, for a domain or (`null`) for all. */
  | {
      readonly kind: "alert-level.recorded";
      readonly domain: Domain | null;
      readonly level: AlertLevel;
      readonly from: string;
    }
  | { readonly kind: "operator.registered"; readonly operator: string; readonly role: string }
  | { readonly kind: "token.made"; readonly token: string; readonly role: string }
  | { readonly kind: "token.revoked"; readonly token: string }
  | { readonly kind: "passkey.registered"; readonly operator: string }
  | { readonly kind: "passkeys.removed"; readonly operator: string; readonly count: number }
  | { readonly kind: "session.opened"; readonly operator: string; readonly by: "link" | "passkey" }
  | { readonly kind: "session.closed"; readonly operator: string }
  // advisory
  | {
      readonly kind: "feed.imported";
      readonly batch: string;
      readonly format: string;
      readonly counts: FeedCounts;
    }
  | { readonly kind: "advisory.withdrawn"; readonly advisory: string; readonly format: string }
  | {
      readonly kind: "exploited.listed";
      readonly cve: string;
      readonly catalog: string;
      readonly dateAdded: string;
    }
  | { readonly kind: "exploited.delisted"; readonly cve: string; readonly catalog: string }
  // exposure
  | { readonly kind: "inventory.delegated"; readonly organization: string; readonly inventory: string }
  | { readonly kind: "asset-facts.stated"; readonly organization: string }
  | { readonly kind: "inventory.revoked"; readonly organization: string; readonly inventory: string }
  | {
      readonly kind: "exposure.found";
      /** How many advisories were matched against delegated inventories. */
      readonly advisories: number;
      /** How many organisations they affect; `null` where it is suppressed, as any other count of organisations (`core/privacy/suppression.ts`). */
      readonly organizations: number | null;
    }
  // directive
  | { readonly kind: "directive.drafted"; readonly directive: string }
  | { readonly kind: "directive.edited"; readonly directive: string }
  | { readonly kind: "directive.submitted"; readonly directive: string }
  | { readonly kind: "directive.returned"; readonly directive: string }
  | { readonly kind: "directive.approved"; readonly directive: string; readonly by: string }
  | {
      readonly kind: "directive.issued" | "directive.revised";
      readonly directive: string;
      readonly revision: number;
      readonly dissemination: string;
    }
  | {
      readonly kind: "directive.superseded";
      readonly directive: string;
      readonly revision: number;
      readonly by: string;
    }
  | { readonly kind: "directive.withdrawn"; readonly directive: string; readonly revision: number }
  | { readonly kind: "directive.expired"; readonly directive: string; readonly revision: number }
  // dissemination
  | {
      readonly kind: "directive.disseminated";
      readonly directive: string;
      readonly revision: number;
      readonly told: number;
    }
  | (DeadlineMove & { readonly kind: "deadline.moved"; readonly directive: string })
  | { readonly kind: "pub.published"; readonly sequence: number; readonly files: number }
  | (ExtensionRequest & { readonly kind: "extension.requested" })
  | (ExtensionRequest & { readonly kind: "extension.granted" })
  | (ExtensionRequest & { readonly kind: "extension.declined" })
  /** The deadline of one organisation that was granted more time; `deadline.moved` speaks of all others. */
  | {
      readonly kind: "extended-deadline.moved";
      readonly directive: string;
      readonly organization: string;
      readonly before: string | null;
      readonly after: string | null;
      readonly because: MoveCause | { readonly fact: "extension"; readonly request: string };
    }
  // response
  | { readonly kind: "directive.acknowledged"; readonly directive: string; readonly organization: string }
  | {
      readonly kind: "attestation.received";
      readonly directive: string;
      readonly organization: string;
      readonly receipt: string;
      readonly before: ResponseStatus;
      readonly standing: ResponseStatus;
    }
  // channels
  /** An officer had a message tried again that had been given up, or discarded it. */
  | {
      readonly kind: "message.retried" | "message.discarded";
      readonly channel: string;
      readonly key: string;
    };

/** An organisation's request for more time; what it asks for and why stands in the request itself. */
type ExtensionRequest = {
  readonly directive: string;
  readonly organization: string;
  readonly request: string;
};

/** How a feed's records fared; `read` is the sum of the other four. */
export type FeedCounts = {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly quarantined: number;
};

export type JournalEventKind = JournalEvent["kind"];
export type JournalEventOf<K extends JournalEventKind> = Extract<JournalEvent, { readonly kind: K }>;
