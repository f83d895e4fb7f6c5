/** Attesting from an agent. */
import Type from "typebox";
import { endpoint } from "#contract/endpoint.ts";
import { Receipt } from "#contract/forms.ts";

/** Takes a signed attestation; the same bytes again get the same receipt. */
export const attest = endpoint({
  name: "attest",
  method: "POST",
  path: "/api/attestations",
  roles: ["agent"],
  summary: "Takes a signed attestation; the same bytes again get the same receipt.",
  input: Type.Unknown(),
  output: Receipt,
  sealed: "application/vnd.bongsu.attestation+json",
});
