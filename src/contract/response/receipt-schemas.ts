/** What a room gives for an answer. See `core/document/receipt.ts`. */
import Type from "typebox";
import { AcknowledgementForm, AttestationForm } from "#contract/response/response-schemas.ts";
import { Closed, Envelope, Id, Instant, ResponseStatus } from "#contract/shared-schemas.ts";

const receipt = { receipt: Id, digest: Type.String(), receivedAt: Instant };

/** Proof that an answer is durable: its id, the sha256 (hex) of what was answered, when, and the same with the whole answer sealed by the room (`bongsu.receipt/1`); of an attestation also where the organisation stands now. */
export const Receipt = Closed({ ...receipt, sealed: Envelope, standing: Type.Optional(ResponseStatus) });

/** A receipt as a list shows it: with the answer, unsealed, and the key that signed it (null: it was typed on a page). */
export const ListedReceipt = Closed({
  ...receipt,
  keyid: Type.Union([Type.String(), Type.Null()]),
  answer: Type.Union([AcknowledgementForm, AttestationForm]),
});
