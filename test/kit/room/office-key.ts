/** An office's key for sealing, made from a number, registered and unlocked. */
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { system } from "#store/sql.ts";
import type { AccessRoom } from "#test/kit/room/access-room.ts";

/** Registers a key of an office in a room, and opens it. */
export async function unlockOffice(here: AccessRoom, office: string, fill = 5): Promise<UnlockedKeys> {
  const seed = new Uint8Array(32).fill(fill);
  const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
  const keyid = await keyidOf(spki);
  const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
  await here.store.write(system, async (tx) => await registerSealingKey(tx, office, key));
  const unlocked = new UnlockedKeys(here.clock.now);
  unlocked.unlock({ office, holder: { keyid, seed }, until: null });
  return unlocked;
}
