/** ML-DSA-44 (FIPS 204, pure), its keys as RFC 9881 writes them, the private one by its seed: what witnesses of a log sign with. */
import { singleAlgorithm } from "#core/seal/algorithm.ts";
import { signingPrimitives } from "#core/seal/primitive/platform.ts";

/** ML-DSA-44. */
export const mlDsa44 = singleAlgorithm(
  {
    name: "ML-DSA-44",
    restsOn: "lattice",
    bindsContext: true,
    spkiHead: "30820532300b06096086480165030403110382052100",
    keyBytes: 1312,
    pkcs8Head: "3034020100300b060960864801650304031104228020",
    seedBytes: 32,
    signatureBytes: 2420,
  },
  signingPrimitives["ML-DSA-44"],
);
