/** Copies the closed segments of a running cluster's log into a backup's folder. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type BackupFolder, placeIn } from "#main/backup/backup-folder.ts";
import type { StoredBase, StoredSegment } from "#main/backup/manifest.ts";
import { writeSealed } from "#main/backup/sealed-file.ts";
import type { LogPoint } from "#store/backup/backup-session.ts";
import { isSegment, segmentName } from "#store/backup/wal-segment.ts";

/** The first segment that a base lacks. */
export function nextSegment({ start, segments }: StoredBase): number {
  const last = segments.at(-1);
  return last === undefined ? start : last.segment + 1;
}

/** The base with every segment up to the point; `null` where one of them is no longer there, so that it ends here and a new base is needed. */
export async function withSegments(
  folder: Pick<BackupFolder, "path" | "recipient">,
  base: StoredBase,
  { cluster, point }: { readonly cluster: string; readonly point: LogPoint },
): Promise<StoredBase | null> {
  const segments: StoredSegment[] = [...base.segments];
  for (let segment = nextSegment(base); segment < point.next; segment++) {
    const place = { timeline: base.timeline, segment };
    const bytes = await readFile(join(cluster, "pg_wal", segmentName(place))).catch(() => null);
    if (bytes === null || !isSegment(bytes, base.system, place)) return null;
    const target = placeIn.segment(folder.path, base, segment);
    const file = await writeSealed(target, Readable.from([bytes]), { recipient: folder.recipient });
    segments.push({ segment, until: point.until, ...file });
  }
  return { ...base, segments, journal: point.journal };
}
