/** The keys that a room makes by itself: of processes that start at once one makes a key, and all go on with that one. */
import { existsSync } from "node:fs";
import { createJson } from "#agent/home/durable-files.ts";
import { type KeySecrets, readPublicKeyFile, writeNewKey } from "#cli/key/key-file.ts";
import { Refusal } from "#core/problem.ts";
import { type PublicKey, publicKeyDocument } from "#core/seal/key/public-key.ts";
import type { KeyUse } from "#core/seal/key/purposes.ts";

/** Makes KEY and KEY.pub unless they are there; whoever comes second, or after a process that ended between both files, finds the whole pair. */
export async function makeKeyOnce(path: string, use: KeyUse, secrets: KeySecrets): Promise<PublicKey> {
  if (!existsSync(path))
    await writeNewKey(path, use, secrets).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === "conflict")) throw error;
    });
  const key = await readPublicKeyFile(path);
  if (!existsSync(`${path}.pub`)) await createJson(`${path}.pub`, publicKeyDocument(key));
  return key;
}
