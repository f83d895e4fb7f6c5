/** A folder that lies in memory and from which programs may be run: what is sealed elsewhere is in the clear nowhere else, and is gone with the power. */
import { accessSync, constants, existsSync, readFileSync, statfsSync } from "node:fs";

const temporaryFileSystem = 0x01021994;
const candidates = ["/dev/shm", "/run/shm", "/run/bongsu"];

/** The first that there is; `null` where there is none. */
export function memoryFolder(): string | null {
  return candidates.find(isUsable) ?? null;
}

function isUsable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return (
      existsSync(folder) && statfsSync(folder).type === temporaryFileSystem && !isWithoutPrograms(folder)
    );
  } catch {
    return false;
  }
}

function isWithoutPrograms(folder: string): boolean {
  const lines = readFileSync("/proc/mounts", "latin1").split("\n");
  const options = lines.map((line) => line.split(" ")).findLast(([, place]) => place === folder)?.[3] ?? "";
  return options.split(",").includes("noexec");
}
