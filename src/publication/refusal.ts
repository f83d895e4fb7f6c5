/** Why a publication, or a file of it, is not believed or cannot be fetched: each reason by a name of its own. */
import { type Finding, Refusal, type RefusalCode } from "#core/problem.ts";

/** Every reason, with the refusal that it is to a caller. */
const refusalCodes = {
  /** No index where one was looked for. */
  "index-missing": "not-found",
  "keys-missing": "not-found",
  "keys-form": "input-invalid",
  "key-id-wrong": "signature-invalid",
  /** The room does not show the key that it must have. */
  "key-not-shown": "signature-invalid",
  /** The room shows other keys than those pinned. */
  "keys-changed": "signature-invalid",
  "envelope-form": "input-invalid",
  "not-signed": "signature-invalid",
  /** Signed by the Ed25519 key alone where a hybrid one is known. */
  "hybrid-missing": "signature-invalid",
  "index-form": "input-invalid",
  /** Signed by a key for drills, or for the real thing, where it is the other. */
  "key-of-other-world": "not-permitted",
  "other-world": "not-permitted",
  "other-room": "not-permitted",
  /** An older index than the one known: a rollback. */
  "rolled-back": "conflict",
  /** Two indexes of one number. */
  forked: "conflict",
  /** Past its end: the source may be frozen. */
  expired: "expired",
  "directive-large": "too-large",
  "directive-not-signed": "signature-invalid",
  "directive-other": "input-invalid",
  "file-missing": "not-found",
  "file-unlisted": "signature-invalid",
  "file-digest": "signature-invalid",
  "file-short": "signature-invalid",
  "file-long": "too-large",
  /** No bundle, or one that is cut off. */
  "bundle-form": "input-invalid",
  /** A bundle whose first lines say otherwise than its signed index. */
  "bundle-summary": "signature-invalid",
  /** A bundle of what changed since an index that is not known here yet. */
  "bundle-gap": "conflict",
  /** No repository of TUF where one was seen before, or a document of it is missing. */
  "tuf-missing": "not-found",
  "tuf-form": "input-invalid",
  /** No root is known by which metadata could be believed, or the one given is another than the room's. */
  "tuf-root": "signature-invalid",
  "tuf-threshold": "signature-invalid",
  "tuf-rolled-back": "conflict",
  "tuf-expired": "expired",
  /** Documents of different states, or other bytes than another document promises. */
  "tuf-mixed": "signature-invalid",
  /** The two trees name different targets. */
  "trees-differ": "signature-invalid",
  /** The index, or a file of it, is not a target. */
  "not-a-target": "signature-invalid",
  "broken-off": "not-found",
  unreachable: "not-found",
  /** The server answers with an error. */
  unavailable: "not-found",
} satisfies Readonly<Record<string, RefusalCode>>;

/** The name of a reason. */
export type PublicationReason = keyof typeof refusalCodes;

/** What is thrown where a publication is not believed or not reached. */
export class PublicationRefusal extends Refusal {
  readonly reason: PublicationReason;
  constructor(reason: PublicationReason, message: string, findings: readonly Finding[] = []) {
    super(refusalCodes[reason], message, findings);
    this.reason = reason;
  }
}
