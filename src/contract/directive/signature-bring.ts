/** Bringing signatures of offices. */
import Type from "typebox";
import { officers } from "#core/audience.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Digest, Id, SignedEnvelope } from "#contract/shared-schemas.ts";

/** Takes the signatures that `bongsu sign` made elsewhere. Whoever brings them counts for nothing: each is checked against the roster. */
export const signatureBring = endpoint({
  name: "signature-bring",
  method: "POST",
  path: "/api/signing/:sha256/signatures",
  roles: officers,
  summary: "Takes offices' signatures over the bytes with this digest, as bongsu sign wrote them.",
  input: Closed({ sha256: Digest, envelope: SignedEnvelope }),
  output: Closed({ offices: Type.Array(Id), missing: Type.Array(Id), needed: Type.Integer() }),
  bodyLimit: 600_000,
  work: { cost: 20, perKilobyte: 0.2, apart: "always", seconds: 10 },
});
