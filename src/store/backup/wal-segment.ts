/** The segments of a cluster's write-ahead log: their names, their order, and whether bytes are the segment that a name says. */

/** Bytes of a segment, as `initdb` sets it. */
export const segmentBytes = 16 * 1024 * 1024;

const segmentsInLog = 2 ** 32 / segmentBytes;

/** A segment by its number from the beginning of the log. */
type SegmentPlace = { readonly timeline: number; readonly segment: number };

/** A position of the log (`16/B374D848`) as a number. */
export function positionOf(lsn: string): number {
  const [high = "", low = ""] = lsn.split("/");
  return Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16);
}

/** A position of the log as PostgreSQL writes it. */
export function lsnOf(position: number): string {
  return `${Math.floor(position / 2 ** 32).toString(16)}/${(position % 2 ** 32).toString(16)}`.toUpperCase();
}

/** The segment in which a position lies. */
export function segmentAt(position: number): number {
  return Math.floor(position / segmentBytes);
}

/** The name of a segment's file. */
export function segmentName({ timeline, segment }: SegmentPlace): string {
  const parts = [timeline, Math.floor(segment / segmentsInLog), segment % segmentsInLog];
  return parts.map((part) => part.toString(16).toUpperCase().padStart(8, "0")).join("");
}

/** Whether bytes are this segment of this system: by the header of its first page. A segment that is written over for later use says another position. */
export function isSegment(bytes: Buffer, system: string, { timeline, segment }: SegmentPlace): boolean {
  return (
    bytes.length === segmentBytes &&
    bytes.readUInt32LE(4) === timeline &&
    bytes.readBigUInt64LE(8) === BigInt(segment) * BigInt(segmentBytes) &&
    bytes.readBigUInt64LE(24) === BigInt(system)
  );
}
