/**
 * Every fact that the platform can record: one closed union, past tense. A fact holds ids and decisions, never documents or persons'
 * data; it is the only way in which an earlier stage learns of a later one, and the audit trail.
 */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import type { DeadlineMove, MoveCause } from "#core/clock/deadline-change.ts";
import type { AlertLevel } from "#core/clock/alert-level.ts";
import type { AlertKind } from "#core/duty/alert-kind.ts";
import type { Domain } from "#core/actor.ts";
import type { FeedProblemCode } from "#core/feed/feed-status.ts";
import { type FindingEvent, findingVisibility } from "#core/finding-event.ts";
import type { HeldReason } from "#core/provenance/feed-change.ts";
import type { OfficesEvent } from "#core/signed-kind.ts";
import { type PublicationEvent, publicationVisibility } from "#core/tuf/publication-event.ts";
import { type SealingEvent, sealingVisibility } from "#core/seal/sealing-event.ts";

/** The closed union of facts; `kind` is `noun.verb-in-the-past`. */
export type JournalEvent =
  // registry
  | { readonly kind: "world.loaded"; readonly world: string; readonly organizations: number }
  | { readonly kind: "room.identified"; readonly origin: string; readonly keyid: string }
  /** A room that was put back counts on from far above: positions of the journal leap from `after` to this one. */
  | {
      readonly kind: "epoch.begun";
      readonly epoch: number;
      readonly because: string;
      readonly restoredTo: string;
      readonly after: number;
      /** Sessions and unused links that ended with it; absent in entries from before. */
      readonly sessions?: number;
      readonly links?: number;
    }
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
  /** An operator was given another name or post. */
  | { readonly kind: "operator.changed"; readonly operator: string; readonly role: string }
  | { readonly kind: "operator.disabled"; readonly operator: string }
  | { readonly kind: "operator.enabled"; readonly operator: string }
  /** A link that lets an operator in once was made; `session.opened` says when it was used. */
  | { readonly kind: "link.made"; readonly operator: string }
  /** Links for many organisations at once; `operators` of them were registered for it. */
  | { readonly kind: "links.made"; readonly count: number; readonly operators: number }
  /** Sign-ins that were refused since the entry before, of one kind; `operator` where a passkey or account of one was used. */
  | {
      readonly kind: "sign-in.failed";
      readonly by: "link" | "passkey" | "oidc";
      readonly reason: string;
      readonly operator: string | null;
      readonly count: number;
    }
  | { readonly kind: "token.made"; readonly token: string; readonly role: string }
  | { readonly kind: "token.revoked"; readonly token: string }
  | { readonly kind: "passkey.registered"; readonly operator: string }
  | { readonly kind: "passkeys.removed"; readonly operator: string; readonly count: number }
  | { readonly kind: "session.opened"; readonly operator: string; readonly by: "link" | "passkey" | "oidc" }
  | { readonly kind: "session.closed"; readonly operator: string }
  /** Sessions of an operator were ended from outside of them: by the operator in another one, or with its post. */
  | { readonly kind: "sessions.ended"; readonly operator: string; readonly count: number }
  | SealingEvent
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
  /** `at` is the release of the issue that no longer had it; absent in entries from before. */
  | {
      readonly kind: "exploited.delisted";
      readonly cve: string;
      readonly catalog: string;
      readonly at?: string;
    }
  /** Something that a feed asks for waits for a second person: how many changes for one reason, and the first of them. */
  | {
      readonly kind: "feed-change.held";
      readonly batch: string;
      readonly reason: HeldReason;
      readonly count: number;
      readonly change: string;
    }
  /** A second person confirmed or refused it, or what was made was undone. What it is about stands in the change, as not everybody may know. */
  | {
      readonly kind: "feed-change.confirmed" | "feed-change.refused" | "feed-change.undone";
      readonly change: string;
      readonly reason: HeldReason;
    }
  | { readonly kind: "sources.loaded"; readonly sources: number }
  /** What the room fetches by itself is another schedule from now on. */
  | { readonly kind: "feeds.loaded"; readonly feeds: number }
  /** Something is not as it should be with a feed that the room fetches, or is so again. */
  | {
      readonly kind: "feed.alerted" | "feed.recovered";
      readonly feed: string;
      readonly problem: FeedProblemCode;
    }
  /** Somebody had a feed fetched now, or took what it brings now for right. */
  | { readonly kind: "feed.requested"; readonly feed: string }
  | {
      readonly kind: "feed.accepted";
      readonly feed: string;
      readonly problems: readonly FeedProblemCode[];
    }
  // intake
  | FindingEvent
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
  | OfficesEvent
  | PublicationEvent
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
  /** A slip was typed that no key of the organisation vouches for. */
  | { readonly kind: "slip.refused"; readonly organization: string }
  /** An officer had the standing of an organisation begin anew. */
  | { readonly kind: "standing.renewed"; readonly directive: string; readonly organization: string }
  /** Answers of before were folded by the law of standings: of how many organisations. */
  | { readonly kind: "standings.folded"; readonly directive: string; readonly organizations: number }
  // alerting
  | { readonly kind: "duty.loaded"; readonly turns: number }
  /** Somebody is to be interrupted; of how many persons on duty, 0 where nobody is. */
  | {
      readonly kind: "alert.raised";
      readonly alert: string;
      readonly alertKind: AlertKind;
      readonly about: string;
      readonly interrupts: number;
    }
  | { readonly kind: "alert.escalated"; readonly alert: string; readonly level: number }
  | { readonly kind: "alert.ended"; readonly alert: string }
  | { readonly kind: "alert.acknowledged"; readonly alert: string; readonly by: string }
  | { readonly kind: "person.interrupted"; readonly interrupt: string }
  | { readonly kind: "digest.made"; readonly digest: string }
  // log
  /** The public pages are others from now on; the digest is that of their list. */
  | { readonly kind: "pages.published"; readonly sha256: string }
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

/** How a feed's records fared; `read` is the sum of the others. */
export type FeedCounts = {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly quarantined: number;
  /** Held back for a second person; absent in entries from before. */
  readonly held?: number;
};

export type JournalEventKind = JournalEvent["kind"];
export type JournalEventOf<K extends JournalEventKind> = Extract<JournalEvent, { readonly kind: K }>;

/**
 * Who may read a field of a fact, whichever way the journal is read (`core/privacy/visible-fact.ts` decides by it):
 * - `open`: everyone who may read the journal at all;
 * - `person`: names someone who signs in; read where it is one of the staff, since an organisation's person tells when it acted;
 * - `standing`: names an organisation beside where it stands, its deadline or its request, or says so of it; as its responses are seen;
 * - `own`: what an organisation delegates or states of its systems, which no office sees;
 * - `room`: the room's own followers alone.
 */
export type FieldVisibility = "open" | "person" | "standing" | "own" | "room";

const signedDocumentFields = { what: "open", sha256: "open", directive: "open", revision: "open" } as const;

type Spread<E> = E extends { readonly kind: infer K extends string }
  ? { readonly [N in K]: Omit<E, "kind"> }
  : never;
type Joined<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
type FieldsByKind = Joined<Spread<JournalEvent>>;

/** The visibility of every field of every fact: the compiler refuses a fact, or a field of one, that has none. */
export const eventVisibility: {
  readonly [K in JournalEventKind]: { readonly [F in keyof FieldsByKind[K]]-?: FieldVisibility };
} = {
  "world.loaded": { world: "open", organizations: "open" },
  "room.identified": { origin: "open", keyid: "open" },
  "epoch.begun": {
    epoch: "open",
    because: "open",
    restoredTo: "open",
    after: "open",
    sessions: "open",
    links: "open",
  },
  "topology.loaded": { topology: "open", offices: "open" },
  "organization.registered": { organization: "open" },
  "organizations.loaded": { added: "open", changed: "open", unchanged: "open", ended: "open" },
  "key.registered": { organization: "standing", key: "standing" },
  "key.revoked": { organization: "standing", key: "standing" },
  "alert-level.recorded": { domain: "open", level: "open", from: "open" },
  "operator.registered": { operator: "person", role: "open" },
  "operator.changed": { operator: "person", role: "open" },
  "operator.disabled": { operator: "person" },
  "operator.enabled": { operator: "person" },
  "link.made": { operator: "person" },
  "links.made": { count: "open", operators: "open" },
  "sign-in.failed": { by: "open", reason: "open", operator: "person", count: "open" },
  "token.made": { token: "open", role: "open" },
  "token.revoked": { token: "open" },
  "passkey.registered": { operator: "person" },
  "passkeys.removed": { operator: "person", count: "open" },
  "session.opened": { operator: "person", by: "open" },
  "session.closed": { operator: "person" },
  "sessions.ended": { operator: "person", count: "open" },
  ...sealingVisibility,
  "feed.imported": { batch: "open", format: "open", counts: "open" },
  "advisory.withdrawn": { advisory: "open", format: "open" },
  "exploited.listed": { cve: "open", catalog: "open", dateAdded: "open" },
  "exploited.delisted": { cve: "open", catalog: "open", at: "open" },
  "feed-change.held": { batch: "open", reason: "open", count: "open", change: "open" },
  "feed-change.confirmed": { change: "open", reason: "open" },
  "feed-change.refused": { change: "open", reason: "open" },
  "feed-change.undone": { change: "open", reason: "open" },
  "sources.loaded": { sources: "open" },
  "feeds.loaded": { feeds: "open" },
  "feed.alerted": { feed: "open", problem: "open" },
  "feed.recovered": { feed: "open", problem: "open" },
  "feed.requested": { feed: "open" },
  "feed.accepted": { feed: "open", problems: "open" },
  ...findingVisibility,
  "inventory.delegated": { organization: "own", inventory: "own" },
  "asset-facts.stated": { organization: "own" },
  "inventory.revoked": { organization: "own", inventory: "own" },
  // Two imports of one record, before and after a delegation, would differ by it.
  "exposure.found": { advisories: "open", organizations: "room" },
  "directive.drafted": { directive: "open" },
  "directive.edited": { directive: "open" },
  "directive.submitted": { directive: "open" },
  "directive.returned": { directive: "open" },
  "directive.approved": { directive: "open", by: "open" },
  "directive.issued": { directive: "open", revision: "open", dissemination: "open" },
  "directive.revised": { directive: "open", revision: "open", dissemination: "open" },
  "directive.superseded": { directive: "open", revision: "open", by: "open" },
  "directive.withdrawn": { directive: "open", revision: "open" },
  "directive.expired": { directive: "open", revision: "open" },
  "roster.adopted": { version: "open", sha256: "open" },
  "signature.taken": { ...signedDocumentFields, office: "open" },
  "document.signed": signedDocumentFields,
  "document.entered": signedDocumentFields,
  ...publicationVisibility,
  "directive.disseminated": { directive: "open", revision: "open", told: "open" },
  "deadline.moved": {
    directive: "open",
    before: "open",
    after: "open",
    because: "open",
    domains: "open",
  },
  "pub.published": { sequence: "open", files: "open" },
  "extension.requested": { directive: "standing", organization: "standing", request: "standing" },
  "extension.granted": { directive: "standing", organization: "standing", request: "standing" },
  "extension.declined": { directive: "standing", organization: "standing", request: "standing" },
  "extended-deadline.moved": {
    directive: "standing",
    organization: "standing",
    before: "standing",
    after: "standing",
    because: "standing",
  },
  // Of which directive an answer was is left out too: a count of answers by directive would move with each of them.
  "pages.published": { sha256: "open" },
  "slip.refused": { organization: "standing" },
  "directive.acknowledged": { directive: "standing", organization: "standing" },
  "attestation.received": {
    directive: "standing",
    organization: "standing",
    receipt: "standing",
    before: "standing",
    standing: "standing",
  },
  "standing.renewed": { directive: "standing", organization: "standing" },
  "standings.folded": { directive: "standing", organizations: "standing" },
  "duty.loaded": { turns: "open" },
  "alert.raised": { alert: "open", alertKind: "open", about: "open", interrupts: "open" },
  "alert.escalated": { alert: "open", level: "open" },
  "alert.ended": { alert: "open" },
  "alert.acknowledged": { alert: "open", by: "person" },
  "person.interrupted": { interrupt: "open" },
  "digest.made": { digest: "open" },
  "message.retried": { channel: "open", key: "open" },
  "message.discarded": { channel: "open", key: "open" },
};
