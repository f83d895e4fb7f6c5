/** What offices signed, as the agent's folder holds it: read within limits, with the rosters from the pinned one on. */
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Home } from "#agent/home/agent-folder.ts";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import type { StoredRosters } from "#agent/sync/pinned-rosters.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { failed, type Parsed } from "#core/problem.ts";
import { chainFromPin } from "#core/roster/known-rosters.ts";
import { type OrderFile, readOrderFile } from "#core/roster/order.ts";

/** Bytes of a file, in gzip. */
export const largestOfficesFile = 64 * 1024;
const largestUnpacked = 256 * 1024;

/** By which roster a file is judged, and what is to be in it. */
type OfficesFileReading = {
  readonly pinned: StoredRosters;
  readonly payloadType: string;
};

/** A file that offices signed, of the type that it is to have. */
export async function officesFile(
  home: Home,
  { path, bytes: size }: IndexFile,
  { pinned, payloadType }: OfficesFileReading,
): Promise<Parsed<OrderFile>> {
  const bytes = size > largestOfficesFile ? null : await readFileIfExists(join(home.dir, ...path.split("/")));
  const file = unpacked(bytes ?? new Uint8Array(), payloadType);
  if (!file.ok) return file;
  return { ok: true, value: { ...file.value, rosters: await chainFromPin(pinned.pin, file.value.rosters) } };
}

function unpacked(bytes: Uint8Array, payloadType: string): Parsed<OrderFile> {
  try {
    return readOrderFile(gunzipSync(bytes, { maxOutputLength: largestUnpacked }), payloadType);
  } catch {
    return failed("", "order-form", "This is nothing that offices signed (bongsu.order/1).");
  }
}
