/** The doctor on the sandbox in which reproducers of reports are run: what of it this machine lacks. */
import { type HealthCheck, found } from "#main/doctor/check.ts";
import { driverOf } from "#main/intake/sandbox-setting.ts";
import type { RoomConfig } from "#main/room/config.ts";

/** One finding. That nothing is run because the room says so is as it should be. */
export async function sandboxChecks({
  sandbox,
  world,
}: Pick<RoomConfig, "sandbox" | "world">): Promise<readonly HealthCheck[]> {
  const driver = driverOf(sandbox, world === "drill");
  if (driver === null) return [found("sandbox", "good", "sandbox-none")];
  try {
    const { ready, missing } = await driver.examine();
    return [
      ready
        ? found("sandbox", "good", "sandbox-good", driver.name)
        : found("sandbox", "caution", "sandbox-missing", `${driver.name}: ${missing.join(", ")}`),
    ];
  } finally {
    driver.close();
  }
}
