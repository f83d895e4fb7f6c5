/** The kinds of sandbox, by the names that configuration chooses. A micro virtual machine (Firecracker) would be one more line; none is built. */
import { openBubblewrap } from "#sandbox/bubblewrap/driver.ts";
import type { SandboxSetting } from "#sandbox/bubblewrap/lane.ts";
import type { OpenDriver } from "#sandbox/driver.ts";
import { openGvisor } from "#sandbox/gvisor/driver.ts";

const drivers: Readonly<Record<DriverName, (setting: SandboxSetting) => OpenDriver>> = {
  bubblewrap: openBubblewrap,
  runsc: openGvisor,
};

/** The names, the usual one first. */
export const driverNames = ["bubblewrap", "runsc"] as const;
type DriverName = (typeof driverNames)[number];

/** The driver of a name. */
export function openDriver(name: DriverName, setting: SandboxSetting): OpenDriver {
  return drivers[name](setting);
}
