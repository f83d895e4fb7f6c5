/** The registry of signature algorithms. The build of the pages (`vite.config.ts`) puts Ed25519 alone in its place. */
import type { SignatureAlgorithm } from "#core/seal/algorithm.ts";
import { ed25519 } from "#core/seal/ed25519.ts";
import { mlDsa44 } from "#core/seal/ml-dsa-44.ts";
import { mlDsa65 } from "#core/seal/ml-dsa-65.ts";
import { mlDsa65Ed25519 } from "#core/seal/ml-dsa-65-ed25519.ts";

/** Every algorithm whose keys are taken. Adding one is a file beside this one and a line here. */
export const signatureAlgorithms: readonly SignatureAlgorithm[] = [ed25519, mlDsa65Ed25519, mlDsa65, mlDsa44];
