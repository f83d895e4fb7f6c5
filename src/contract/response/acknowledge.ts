/** Acknowledging from an agent. */
import { AcknowledgementForm } from "#contract/response/response-schemas.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Receipt } from "#contract/response/receipt-schemas.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** Takes a signed acknowledgement; the same bytes again get the same receipt. */
export const acknowledge = endpoint({
  name: "acknowledge",
  method: "POST",
  path: "/api/acknowledgements",
  roles: ["agent"],
  summary: "Takes a signed acknowledgement; the same bytes again get the same receipt.",
  input: AcknowledgementForm,
  output: Receipt,
  sealed: payloadTypes.acknowledgement,
});
