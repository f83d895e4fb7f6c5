/** The keys that a process of a room opens sealed objects with: the room's own from the start where it works, those of offices when somebody unlocks them. */
import { type IntakeKeyPlace, unlockDrillOffice, unlockIntakeKey } from "#main/sealing/intake-key.ts";
import { watchSealedWaiting } from "#main/sealing/sealed-waiting.ts";
import { officeKeyOpener } from "#main/sealing/office-key.ts";
import type { Room } from "#edge/http/room.ts";
import type { Conditions } from "#main/watch/conditions.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";

/** Opens what holds the keys, and watches what waits for one that is not there. `intakeOffice` takes the room's reports in. */
export async function openRoomKeys(
  {
    works,
    intakeOffice,
    ...place
  }: IntakeKeyPlace & { readonly works: boolean; readonly intakeOffice: string | null },
  found: Conditions["found"],
): Promise<Required<Pick<Room, "unlocked" | "openOfficeKey">> & { readonly forget: () => void }> {
  const unlocked = new UnlockedKeys(() => new Date());
  const drillOffice = place.drill ? intakeOffice : null;
  // Who decides of reports is answered by any process; what opens the room's own is where the gates are.
  found("keys", [
    ...(works ? await unlockIntakeKey(place, unlocked) : []),
    ...(drillOffice === null ? [] : await unlockDrillOffice(place, unlocked, drillOffice)),
  ]);
  const { stop } = watchSealedWaiting(place.store, unlocked, found);
  return { unlocked, openOfficeKey: officeKeyOpener(place.data), forget: stop };
}
