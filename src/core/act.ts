/** One act at a room: an endpoint with its input. A proof that a person is there is given for the digest of one act and serves no other. */
import { canonicalText } from "#core/seal/canonical.ts";

/** The text whose sha256 names an act: both sides make it of the endpoint as the contract has it and of the input as JSON has it. */
export function actText(
  { method, path }: { readonly method: string; readonly path: string },
  input: unknown,
): string {
  const sent: unknown = JSON.parse(JSON.stringify(input));
  return canonicalText({ endpoint: `${method} ${path}`, input: sent });
}
