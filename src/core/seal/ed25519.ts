/** Ed25519 (RFC 8032), its keys as RFC 8410 writes them. */
import { webCryptoAlgorithm } from "#core/seal/algorithm.ts";

/** Ed25519. */
export const ed25519 = webCryptoAlgorithm({
  name: "Ed25519",
  spkiHead: "302a300506032b6570032100",
  keyBytes: 32,
  signatureBytes: 64,
});
