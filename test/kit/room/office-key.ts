/** An office's key for sealing, or (`null`) the room's own, made from a number, registered and unlocked. */
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";

type KeyPlace = { readonly store: Store; readonly unlocked: UnlockedKeys };

/** Registers a key of an office in a room, or its own, and opens it. */
export async function unlockOffice(
  { store, unlocked }: KeyPlace,
  office: string | null,
  fill = 5,
): Promise<void> {
  const seed = new Uint8Array(32).fill(fill);
  const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
  const keyid = await keyidOf(spki);
  const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
  await store.write(system, async (tx) => await registerSealingKey(tx, office, key));
  unlocked.unlock({ office, holder: { keyid, seed }, until: null });
}
