/** What a channel is: a way out of the room that follows the journal and delivers messages. A member of the registry is one such kind; `index.ts` lists them. */
import type { CaseNoticeKind } from "#core/coordination/case-notice.ts";
import type { AlertKind } from "#core/duty/alert-kind.ts";
import type { JournalEventKind } from "#core/journal-event.ts";
import type { Parsed } from "#core/problem.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import type { CheckpointSigner } from "#core/log/cosignature.ts";
import type { PolicyWitness } from "#core/log/policy.ts";
import type { Envelope } from "#core/seal/envelope.ts";
import type { Follower, JournalEntry } from "#store/journal.ts";
import type { OutboxMessage } from "#store/outbox.ts";

/**
 * A kind of channel. A room may have several channels of a kind, each under its own name, with its own place in the journal, its own messages
 * and its own loop.
 */
export type ChannelKind = {
  /** The events of the journal that become messages. */
  readonly follows: readonly JournalEventKind[];
  /** Where a new channel begins: with everything that the journal holds, or with what comes after it was set up. */
  readonly startsAt: Follower["startsAt"];
  /** The messages that a batch of such events, oldest first, makes. Payloads are small: ids, never documents, secrets or personal data. */
  readonly messages: (entries: readonly JournalEntry[]) => readonly ChannelMessage[];
  /** Whether it carries notices to participants of cases, which no journal knows of. */
  readonly carriesCaseNotices?: true;
  /** How many seconds one delivery may take. */
  readonly timeLimit: number;
  /** Reads the settings of one channel, which are data from outside. */
  readonly readSettings: (value: unknown) => Parsed<OpenChannel>;
};

/** Prepares a channel in a room; throws a refusal where what is set cannot be. */
export type OpenChannel = (room: ChannelRoom) => Deliver;

/** What a message says; the same `key` within a channel is the same message. */
export type ChannelMessage = Pick<OutboxMessage, "key" | "payload">;

/**
 * Delivers one message; the same message again must do no harm. A throw means "try again later", a {@link PermanentFailure} "this will never
 * succeed". `signal` aborts when the time is over.
 */
export type Deliver = (message: OutboxMessage, signal: AbortSignal) => Promise<void>;

/** A delivery failed in a way that trying again cannot mend. */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure";
}

/** What a channel may use of the room. */
export type ChannelRoom = {
  /** Scheme, host and port by which others reach the room. */
  readonly origin: string;
  readonly drill: boolean;
  readonly now: () => Date;
  /** The folder that is served under `/pub/`. */
  readonly publicFolder: string;
  readonly publication: PublicationReader;
  readonly roomLog: LogReader;
  readonly alerts: AlertReader;
  /** Notices to participants of cases; absent where the room has none. */
  readonly cases?: CaseReader;
  /** The hosts to which messages may be sent, and whether these may lie inside the room's own network. */
  readonly destinations: Destinations;
  /** A secret by the name that a setting gives it; never in settings, messages or logs. */
  readonly secret: (name: SecretName) => string;
};

/** What messages about alerts to persons are about: read when one is sent, so that no message holds an address. */
export type AlertReader = {
  /** Absent when nobody is to be told any more. */
  readonly mail: (message: AlertMessage) => Promise<AlertMail | undefined>;
  /** Notes that a message was handed over. */
  readonly delivered: (message: AlertMessage) => Promise<void>;
};

/** A message to a person: what interrupts them, or a day's digest. */
export type AlertMessage = { readonly interrupt: string } | { readonly digest: string };

/** To whom, in which language, about what. */
export type AlertMail = {
  readonly to: string;
  readonly language: string;
  readonly digest: boolean;
  readonly items: readonly { readonly kind: AlertKind; readonly about: string; readonly at: string }[];
};

/** What messages about cases are about: read when one is sent, so that no message holds an address or the case. */
export type CaseReader = {
  /** Those of some notices that were not handed over yet and have somebody to write to. */
  readonly mails: (notices: readonly string[]) => Promise<readonly CaseMail[]>;
  /** Notes which were handed over, and which the mail server will never take. */
  readonly handedOver: (outcome: {
    readonly sent: readonly string[];
    readonly bounced: readonly string[];
  }) => Promise<void>;
  /** What some interrupts of one person on duty say; absent where nobody is to be told any more. */
  readonly alertMail: (alerts: readonly string[]) => Promise<CaseAlertMail | undefined>;
  /** Notes that they were handed over. */
  readonly alerted: (alerts: readonly string[]) => Promise<void>;
};

/** A message to a person on duty about cases of their office. */
export type CaseAlertMail = {
  readonly to: string;
  readonly language: string;
  readonly items: readonly Pick<CaseMail, "kind" | "case">[];
};

/** A message to a participant of a case. */
export type CaseMail = {
  readonly notice: string;
  readonly to: string;
  readonly language: string;
  readonly kind: CaseNoticeKind;
  readonly case: string;
  /** The address of this participant alone to which answers and reports about the mail go; `null` where the room takes no mail. */
  readonly replyTo: string | null;
};

/** Reads what is published; each call is a short transaction of its own. */
export type PublicationReader = {
  readonly newest: () => Promise<PublishedSet | undefined>;
  readonly content: (path: string) => Promise<Uint8Array | undefined>;
};

/** Reads the room's log; each call is a short transaction of its own. */
export type LogReader = {
  /** The log of this epoch: the name that its checkpoints begin with, the folder below the publication's, and how many entries it has. */
  readonly head: () => Promise<{ readonly origin: string; readonly folder: string; readonly size: number }>;
  readonly entries: (from: number, to: number) => Promise<readonly Uint8Array[]>;
  /** By what the checkpoints of a log of this name are signed. */
  readonly signers: (origin: string) => Promise<readonly CheckpointSigner[]>;
  /** Who is asked to cosign them, and how. */
  readonly witnesses: () => Promise<readonly PolicyWitness[]>;
  readonly postToWitness: PostToWitness;
  /** Entries for whose proof somebody waits, by the digest of what they state, and who takes it. */
  readonly awaited: () => Promise<readonly { readonly sha256: string; readonly index: number }[]>;
  readonly proved: (sha256: string, proof: string) => Promise<void>;
};

/** Sends a request to add a checkpoint to the witness at an address. */
export type PostToWitness = (
  url: string,
  body: string,
  signal: AbortSignal,
) => Promise<{ readonly status: number; readonly text: string }>;

/** The newest index: its envelope as published, and the files that it names. */
export type PublishedSet = {
  readonly sequence: number;
  readonly issuedAt: string;
  readonly envelope: Envelope;
  readonly files: readonly IndexFile[];
  /** Documents of TUF, those that name others last; none where there is no repository. */
  readonly metadata: readonly MetadataFile[];
  /** The path of a file as a target; `null` for one that is none. */
  readonly targetOf: (file: IndexFile) => string | null;
};

/** A document of TUF: its path, and its bytes when they are wanted. */
export type MetadataFile = {
  readonly path: string;
  readonly content: () => Promise<Uint8Array | undefined>;
};

/** Where messages may go. */
export type Destinations = { readonly hosts: readonly string[]; readonly privateAddresses: boolean };

/** Where a secret is read from when the room starts. */
export type SecretName = { readonly file: string } | { readonly env: string };

/** One channel of a room, ready to run. */
export type Channel = Pick<
  ChannelKind,
  "follows" | "startsAt" | "messages" | "timeLimit" | "carriesCaseNotices"
> & {
  readonly name: string;
  readonly deliver: Deliver;
};
