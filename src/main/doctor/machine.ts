/** The doctor on the room's machine: disks and keys. Nothing is written, so whether a disk takes a file is asked of the system. */
import { createPrivateKey, createPublicKey, hash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type HealthCheck, found } from "#main/doctor/check.ts";
import { spaceFinding } from "#main/watch/disk.ts";

/** The disks of folders, each once. */
export async function diskChecks(folders: readonly string[]): Promise<readonly HealthCheck[]> {
  return await Promise.all([...new Set(folders)].map(diskCheck));
}

async function diskCheck(folder: string): Promise<HealthCheck> {
  if (!existsSync(folder)) return found("disk", "unknown", "folder-missing", folder);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return found("disk", "failing", "disk-read-only", folder);
  }
  const finding = await spaceFinding(folder).catch(() => ({ code: "disk-fails", failing: true }) as const);
  if (finding === null) return found("disk", "good", "disk-good", folder);
  return found("disk", finding.failing ? "failing" : "caution", finding.code, folder);
}

const forOthers = 0o077;

/** The keys of a data directory, and whether the database knows the one that signs. `keyid` is `null` where that could not be asked. */
export function keyChecks(
  data: string,
  { keyid, hasLog }: { readonly keyid: string | null; readonly hasLog: boolean },
): readonly HealthCheck[] {
  const folder = join(data, "keys");
  const signing = join(folder, "room-ed25519.pem");
  if (!existsSync(signing)) return [found("keys", "failing", "key-missing", signing)];
  const files = readdirSync(folder).map((name) => join(folder, name));
  const open = files.filter(
    (file) => statSync(file).isFile() && isPrivate(file) && (statSync(file).mode & forOthers) !== 0,
  );
  const log = join(folder, "log");
  const isLogKeyGone = !existsSync(log) && (hasLog || existsSync(`${log}.pub`));
  return [
    signingKey(signing, keyid),
    ...(isLogKeyGone ? [found("keys", "failing", "key-missing", log)] : []),
    ...open.map((file) => found("keys", "failing", "key-open", file)),
  ];
}

function isPrivate(file: string): boolean {
  return !/\.(?:pub|crt|json|change)$/.test(file);
}

function signingKey(file: string, recorded: string | null): HealthCheck {
  try {
    const key = createPrivateKey(readFileSync(file, "utf8"));
    const keyid = hash("sha256", createPublicKey(key).export({ type: "spki", format: "der" }));
    if (recorded === null) return found("keys", "unknown", "key-unrecorded", keyid);
    return keyid === recorded
      ? found("keys", "good", "key-good", keyid)
      : found("keys", "failing", "key-other", recorded);
  } catch {
    return found("keys", "failing", "key-unreadable", file);
  }
}
