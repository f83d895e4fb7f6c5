/**
 * The keys that lie on the room's machine: its own for what comes in sealed and, of a drill, that of the office that takes reports in. Unlocked at the start with the
 * passphrase that a file or a credential of systemd holds. Where one cannot be opened the room starts all the same; what comes in is taken, and waits.
 */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readHolder, readPublicKeyFile } from "#cli/key/key-file.ts";
import { makeKeyOnce } from "#cli/key/make-key-once.ts";
import { keySecrets } from "#cli/key/secret-options.ts";
import { Refusal } from "#core/problem.ts";
import type { FoundCondition } from "#main/watch/conditions.ts";
import { listSealingKeys, recordKeyAct, registerSealingKey } from "#store/sealed/sealing-keys.ts";
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
  place: IntakeKeyPlace,
  keys: UnlockedKeys,
): Promise<readonly FoundCondition[]> {
  return await unlockKeyAt(join(place.data, "keys", "intake"), null, place, keys);
}

/**
 * The same for the office that takes a drill's reports in, so that its people can read them at once: its key lies on the room's machine, which is for a drill alone.
 * An office that brought a key of its own keeps that.
 */
export async function unlockDrillOffice(
  place: IntakeKeyPlace,
  keys: UnlockedKeys,
  office: string,
): Promise<readonly FoundCondition[]> {
  const path = join(place.data, "keys", "offices", office);
  const registered = await place.store.read(system, listSealingKeys);
  const own = registered.find((one) => one.office === office);
  if (own !== undefined && (await isOtherThan(own.key, path))) return [];
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return await unlockKeyAt(path, office, place, keys);
}

/** Whether a key is another than that of the file. Where the file cannot be read nobody can tell: that it is locked is said then. */
async function isOtherThan(key: string, path: string): Promise<boolean> {
  const file = [`${path}.pub`, path].find((one) => existsSync(one));
  if (file === undefined) return true;
  try {
    return (await readPublicKeyFile(file)).keyid !== key;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}

async function unlockKeyAt(
  path: string,
  office: string | null,
  { store, drill }: IntakeKeyPlace,
  keys: UnlockedKeys,
): Promise<readonly FoundCondition[]> {
  const secrets = await keySecrets({}, process.env);
  try {
    if (existsSync(path) || !existsSync(`${path}.pub`))
      await makeKeyOnce(path, { purpose: "sealing", drill }, secrets);
    const key = await readPublicKeyFile(`${path}.pub`);
    await store.write(system, async (tx) => await registerSealingKey(tx, office, key));
    const holder = await readHolder(path, secrets);
    keys.unlock({ office, holder, until: null });
    await store.write(system, async (tx) => {
      await recordKeyAct(tx, "unlocked", { office, key: holder.keyid });
    });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [{ code: "sealing-key-locked", state: "caution", about: `${path}: ${error.message}` }];
  }
}
