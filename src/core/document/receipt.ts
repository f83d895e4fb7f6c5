/**
 * A receipt: the room's sealed word that an answer is durable there, with the whole answer as it was recorded. What it says is read by one function
 * for the agent that strikes its answer, the page that shows it and the terminal. It names an organisation, so it is never published.
 */
import {
  type Acknowledgement,
  type Attestation,
  countedStatuses,
  evidenceClasses,
} from "#core/directive/attestation.ts";
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { hasId, hasInstant, isCount, isOfRoom } from "#core/document/shared-members.ts";
import { member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { sha256Hex } from "#core/seal/sha256.ts";

/** What an organisation answers; `type` tells which. */
export type ResponsePayload = Acknowledgement | Attestation;

/** The document type of a receipt. */
export const receiptForm = "bongsu.receipt/1";

/** The payload of a receipt. */
export type ReceiptDocument = {
  readonly type: typeof receiptForm;
  /** The room that recorded the answer, as its index names it, and its world. */
  readonly room: string;
  readonly drill: boolean;
  /** The receipt's own id. */
  readonly receipt: string;
  readonly receivedAt: string;
  /** The key that signed the answer; `null` for one that was typed on a page. */
  readonly keyid: string | null;
  /** sha256 (hex) of the answer's signed bytes; of one from a page, of its RFC 8785 bytes. */
  readonly digest: string;
  /** The answer as it was recorded, member by member. */
  readonly answer: ResponsePayload;
};

/** Whether an answer is an attestation. */
export function isAttestation(answer: ResponsePayload): answer is Attestation {
  return answer.type === "bongsu.attestation/1";
}

/** The digest of an answer that nobody signed, over its RFC 8785 bytes. */
export async function answerDigest(answer: ResponsePayload): Promise<string> {
  return await sha256Hex(canonicalBytes(answer));
}

const digestForm = /^[0-9a-f]{64}$/;
const receiptIdForm = /^R-[0-9a-f]{24}$/;

/** Reads the payload of a receipt: every member that is used. `receipt` is fit to be a file's name. Members that this program does not know stay where they are. */
export function readReceipt(value: unknown): Parsed<ReceiptDocument> {
  const missing = wordsToUnderstand(value);
  if (missing.length > 0) return { ok: false, findings: missing };
  const answer = member(value, "answer");
  const keyid = member(value, "keyid");
  const isReceipt =
    isOfRoom(value, receiptForm) &&
    receiptIdForm.test(textMember(value, "receipt") ?? "") &&
    hasInstant(value, "receivedAt") &&
    (keyid === null || (typeof keyid === "string" && digestForm.test(keyid))) &&
    digestForm.test(textMember(value, "digest") ?? "");
  if (!isReceipt) return failed("", "receipt-form", "This is not a receipt that this program reads.");
  if (!isAnswer(answer))
    return failed("/answer", "receipt-form", "The receipt does not say which answer it is for.");
  return parsed(value as ReceiptDocument);
}

/** Whether a value is an answer of either kind. */
export function isAnswer(value: unknown): value is ResponsePayload {
  const type = textMember(value, "type");
  const hasSubject =
    hasId(value, "organization") &&
    hasId(value, "directive") &&
    isCount(member(value, "revision")) &&
    typeof member(value, "drill") === "boolean" &&
    hasInstant(value, "at");
  if (!hasSubject) return false;
  return type === "bongsu.acknowledgement/1" || (type === "bongsu.attestation/1" && hasCounts(value));
}

function hasCounts(value: unknown): boolean {
  const evidenceDigest = member(value, "evidenceDigest");
  return (
    countedStatuses.every((status) => isCount(member(member(value, "counts"), status))) &&
    evidenceClasses.every((name) => isCount(member(member(value, "evidence"), name))) &&
    isCount(member(value, "contradicted")) &&
    isCount(member(value, "sequence")) &&
    (evidenceDigest === null || (typeof evidenceDigest === "string" && digestForm.test(evidenceDigest)))
  );
}
