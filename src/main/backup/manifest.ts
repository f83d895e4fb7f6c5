/** What a backup folder holds: base backups, each with the segments of the log that follow it. Its digest is keyed, so that nobody without the passphrase makes or changes one. */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { readJson } from "#core/input/json.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import type { SealedFile } from "#main/backup/sealed-file.ts";
import type { JournalMark, ServerIdentity } from "#store/backup/backup-session.ts";

/** One closed segment of the log; `until` is an instant up to which the log is whole with it. */
export type StoredSegment = SealedFile & { readonly segment: number; readonly until: string };

/** A base backup with the log that follows it. */
export type StoredBase = ServerIdentity & {
  readonly id: string;
  /** The first instant to which it can be restored. */
  readonly from: string;
  readonly file: SealedFile;
  /** The first segment that it needs. */
  readonly start: number;
  readonly segments: readonly StoredSegment[];
  /** The journal's newest entry when the newest segment was closed. */
  readonly journal: JournalMark | null;
  /** When a restore of it was last tried, and up to which instant. */
  readonly tried: { readonly at: string; readonly until: string } | null;
};

/** `manifest.json`. */
export type Manifest = {
  readonly type: "bongsu.backup/1";
  /** The release of the program that wrote it last. */
  readonly program: string;
  /** PostgreSQL's identifier of the room's cluster, which a restore does not change. */
  readonly system: string;
  /** sha256 of the keys that `keys.age` holds. */
  readonly keys: string;
  readonly bases: readonly StoredBase[];
};

/** The instant up to which a base and its log reach. */
export function reachOf({ from, segments }: StoredBase): string {
  return segments.at(-1)?.until ?? from;
}

/** The text of `manifest.json`. */
export function writtenManifest(manifest: Manifest, secret: string): string {
  return `${JSON.stringify({ ...manifest, mac: macOf(manifest, secret) }, null, 1)}\n`;
}

/** Reads the text; `null` where it is none, or was not made with this secret. */
export function readManifest(text: string, secret: string): Manifest | null {
  const read = readJson(text);
  if (!read.ok || typeof read.value !== "object" || read.value === null) return null;
  const { mac, ...manifest } = read.value as Manifest & { readonly mac?: unknown };
  if (typeof mac !== "string" || manifest.type !== "bongsu.backup/1") return null;
  const expected = Buffer.from(macOf(manifest, secret));
  const given = Buffer.from(mac);
  return given.length === expected.length && timingSafeEqual(given, expected) ? manifest : null;
}

function macOf(manifest: Manifest, secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "bongsu.backup/1 manifest", 32));
  return createHmac("sha256", key).update(canonicalBytes(manifest)).digest("hex");
}
