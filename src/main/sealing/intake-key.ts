/**
 * The room's own key for what comes in sealed: unlocked at the start with the passphrase that a file or a credential of systemd holds. Where it cannot be opened
 * the room starts all the same; what comes in is taken, and waits.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type KeySecrets, readHolder, readPublicKeyFile, writeNewKey } from "#cli/key/key-file.ts";
import { keySecrets } from "#cli/key/secret-options.ts";
import { Refusal } from "#core/problem.ts";
import type { FoundCondition } from "#main/watch/conditions.ts";
import { recordKeyAct, registerSealingKey } from "#store/sealed/sealing-keys.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";

/** Where the key lies. */
export type IntakeKeyPlace = {
  readonly store: Store;
  /** The folder of the room's data; the key lies in `keys/intake`. */
  readonly data: string;
  readonly drill: boolean;
};

/**
 * Unlocks the key and registers its public half, which is readable while it is locked; made at a first start. The result is what is wrong: nothing, or that it is
 * locked and by what.
 */
export async function unlockIntakeKey(
  { store, data, drill }: IntakeKeyPlace,
  keys: UnlockedKeys,
): Promise<readonly FoundCondition[]> {
  const path = join(data, "keys", "intake");
  const secrets = await keySecrets({}, process.env);
  if (!existsSync(path) && !existsSync(`${path}.pub`)) await makeKey(path, drill, secrets);
  try {
    const key = await readPublicKeyFile(`${path}.pub`);
    await store.write(system, async (tx) => await registerSealingKey(tx, null, key));
    const holder = await readHolder(path, secrets);
    keys.unlock({ office: null, holder, until: null });
    await store.write(system, async (tx) => {
      await recordKeyAct(tx, "unlocked", { office: null, key: holder.keyid });
    });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [{ code: "sealing-key-locked", state: "caution", about: `${path}: ${error.message}` }];
  }
}

/** Another process of the room may make it in the same moment. */
async function makeKey(path: string, drill: boolean, secrets: KeySecrets): Promise<void> {
  await writeNewKey(path, { purpose: "sealing", drill }, secrets).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === "conflict")) throw error;
  });
}
