/** One entry of an archive, and whether its name stays inside. Nothing is ever written under such a name. */
import type { ByteStream } from "#archive/byte-stream.ts";

/** One entry. Its bytes are read before the next entry is taken, or never. */
export type ArchiveEntry = {
  /** As the archive writes it. */
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "symlink" | "other";
  /** Where a link points, as written. */
  readonly target: string;
  readonly size: number;
  /** Whether anyone may run it. */
  readonly executable: boolean;
  readonly bytes: ByteStream;
};

/** A path within an archive without `./` and a leading `/`; `null` for one that would lead out of it, which no honest archive holds. */
export function safePath(name: string): string | null {
  if (name.includes("\0")) return null;
  const parts = name
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  return parts.includes("..") || parts.length === 0 ? null : parts.join("/");
}

/** Whether a name begins at a root or a drive. */
export function isAbsolute(name: string): boolean {
  return name.startsWith("/") || /^[A-Za-z]:/.test(name);
}
