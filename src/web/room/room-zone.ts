/** The time zone in which the pages of a room show times: Korea's until the room's topology has said another one. */
import { useSyncExternalStore } from "react";
import type { ZoneOfTime } from "#core/clock/calendars/calendar.ts";

let zone: ZoneOfTime | null = null;
const listeners = new Set<() => void>();

/** Shows all times in the zone from now on; a page belongs to one room. */
export function showTimesIn(time: ZoneOfTime): void {
  if (time.zone === (zone?.zone ?? "Asia/Seoul")) return;
  zone = time;
  for (const listener of listeners) listener();
}

/** The zone of the room; `null` for Korea's. */
export function useRoomZone(): ZoneOfTime | null {
  return useSyncExternalStore(listen, () => zone);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
