/** The keys that a process of a room opens sealed objects with: the room's own from the start where it works, those of offices when somebody unlocks them. */
import { type IntakeKeyPlace, unlockIntakeKey } from "#main/sealing/intake-key.ts";
import { watchSealedWaiting } from "#main/sealing/sealed-waiting.ts";
import { officeKeyOpener } from "#main/sealing/office-key.ts";
import type { Room } from "#edge/http/room.ts";
import type { Conditions } from "#main/watch/conditions.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";

/** Opens what holds the keys, and watches what waits for one that is not there. */
export async function openRoomKeys(
  { works, ...place }: IntakeKeyPlace & { readonly works: boolean },
  found: Conditions["found"],
): Promise<Required<Pick<Room, "unlocked" | "openOfficeKey">> & { readonly forget: () => void }> {
  const unlocked = new UnlockedKeys(() => new Date());
  if (works) found("keys", await unlockIntakeKey(place, unlocked));
  const { stop } = watchSealedWaiting(place.store, unlocked, found);
  return { unlocked, openOfficeKey: officeKeyOpener(place.data), forget: stop };
}
