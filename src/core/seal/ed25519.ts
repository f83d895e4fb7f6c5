/** Ed25519 (RFC 8032), its keys as RFC 8410 writes them. */
import { singleAlgorithm } from "#core/seal/algorithm.ts";
import { ed25519Primitive } from "#core/seal/primitive/ed25519.ts";

/** Ed25519. */
export const ed25519 = singleAlgorithm(
  {
    name: "Ed25519",
    restsOn: "elliptic-curve",
    bindsContext: false,
    spkiHead: "302a300506032b6570032100",
    keyBytes: 32,
    pkcs8Head: "302e020100300506032b657004220420",
    seedBytes: 32,
    signatureBytes: 64,
  },
  ed25519Primitive,
);
