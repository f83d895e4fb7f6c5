/** Attesting from an agent. */
import { AttestationForm } from "#contract/response/response-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Receipt } from "#contract/response/receipt-schemas.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** Takes a signed attestation; the same bytes again get the same receipt. */
export const attest = endpoint({
  name: "attest",
  method: "POST",
  path: "/api/attestations",
  roles: ["agent"],
  summary: "Takes a signed attestation; the same bytes again get the same receipt.",
  input: AttestationForm,
  output: Receipt,
  sealed: payloadTypes.attestation,
});
