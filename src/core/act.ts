/** One act at a room: an endpoint with its input. A proof that a person is there is given for the digest of one act and serves no other. */
import { canonicalText } from "#core/seal/canonical.ts";

/** What an act is given to open something with is no part of its name: from a digest that is stored it could be guessed. */
const secrets: ReadonlySet<string> = new Set(["passphrase", "privateKey"]);

/** The text whose sha256 names an act: both sides make it of the endpoint as the contract has it and of the input as JSON has it. */
export function actText(
  { method, path }: { readonly method: string; readonly path: string },
  input: unknown,
): string {
  const sent: unknown = JSON.parse(
    JSON.stringify(input, (key, value: unknown) => (secrets.has(key) ? undefined : value)),
  );
  return canonicalText({ endpoint: `${method} ${path}`, input: sent });
}
