/** ML-DSA-65 (FIPS 204, pure), its keys as RFC 9881 writes them, the private one by its seed: the lattice half of the composite, and a key of its own where one is asked for. */
import { singleAlgorithm } from "#core/seal/algorithm.ts";
import { signingPrimitives } from "#core/seal/primitive/platform.ts";

/** ML-DSA-65. */
export const mlDsa65 = singleAlgorithm(
  {
    name: "ML-DSA-65",
    restsOn: "lattice",
    bindsContext: true,
    spkiHead: "308207b2300b0609608648016503040312038207a100",
    keyBytes: 1952,
    pkcs8Head: "3034020100300b060960864801650304031204228020",
    seedBytes: 32,
    signatureBytes: 3309,
  },
  signingPrimitives["ML-DSA-65"],
);
