/** The sandbox of a room, by its setting. Where nothing is said only a drill runs what strangers send: elsewhere that is for whoever runs the room to decide. */
import { usualSetting } from "#sandbox/bubblewrap/lane.ts";
import type { OpenDriver } from "#sandbox/driver.ts";
import { driverNames, openDriver } from "#sandbox/drivers.ts";

/** The driver; `null` where nothing is to be run. */
export function driverOf(setting: string | null, drill: boolean): OpenDriver | null {
  const name = setting ?? (drill ? driverNames[0] : "none");
  const known = driverNames.find((one) => one === name);
  return known === undefined ? null : openDriver(known, usualSetting);
}
