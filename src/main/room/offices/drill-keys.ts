/**
 * The keys of a drill's other offices and witnesses: all in the drill's own data folder, which says so. In a real room each lies with its office, and no folder
 * has enough of them.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "#channels/write-durably.ts";
import { readSigningKey } from "#cli/key/key-file.ts";
import { makeKeyOnce } from "#cli/key/make-key-once.ts";
import { inEveryLanguage } from "#messages/translators.ts";
import type { PublicKey } from "#core/seal/key/public-key.ts";
import type { KeyUse } from "#core/seal/key/purposes.ts";
import type { Signer } from "#core/seal/envelope.ts";

const noSecrets = { passphrase: null, pin: null };

function folderOf(data: string): string {
  return join(data, "keys", "drill");
}

/** That these keys are a drill's, for whoever finds the folder. */
function about(): string {
  return `${Object.values(inEveryLanguage((t) => t("rosterCommand.drillKeys"))).join("\n")}\n`;
}

/** The file of a drill's key. */
export function drillKeyFile(data: string, name: string): string {
  return join(folderOf(data), name);
}

/** The public part of a drill's key, which is made where it is not there yet. */
export async function drillKey(data: string, name: string, purpose: KeyUse["purpose"]): Promise<PublicKey> {
  const file = drillKeyFile(data, name);
  const readme = join(folderOf(data), "README");
  if (!existsSync(readme)) await writeDurably(readme, Buffer.from(about()));
  return await makeKeyOnce(file, { purpose, drill: true }, noSecrets);
}

/** By what an office of a drill signs. */
export async function drillSigner(data: string, office: string): Promise<Signer> {
  return (await readSigningKey(drillKeyFile(data, office), noSecrets)).signer;
}
