/** os-release (freedesktop): which distribution and release a system is, as package databases need it. Not an inventory. */
import { type InventoryBuilder, numberedLines } from "#core/inventory/reader.ts";

/** `debian 12`, `ubuntu 22.04`, `alpine 3.18.4` from the text of /etc/os-release; `null` when it names no distribution. */
export function distroOfOsRelease(text: string): string | null {
  const fields = new Map<string, string>();
  for (const [line] of numberedLines(text.slice(0, 65_536), null)) {
    const [, key, value] = /^\s*([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined)
      fields.set(key, value.trim().replace(/^(["'])(.*)\1$/, "$2"));
  }
  const id = fields.get("ID");
  const release = fields.get("VERSION_ID") ?? fields.get("VERSION_CODENAME");
  if (id === undefined || id === "") return null;
  if (release === undefined || release === "") return id;
  return `${id} ${release}${servicePackOf(id, fields.get("VERSION") ?? "")}`;
}

/** openEuler's service packs have advisories of their own and stand in the text for people only: `24.03 (LTS-SP1)`. */
function servicePackOf(id: string, version: string): string {
  const pack = id.toLowerCase() === "openeuler" ? /\bSP\d{1,2}\b/.exec(version) : null;
  return pack === null ? "" : ` ${pack[0]}`;
}

/** Remarks that the system of a package database is not known by its release. */
export function remarkUnknownRelease(gathering: InventoryBuilder): void {
  gathering.remark(
    "",
    "release-unknown",
    "The system's release is not known (os-release), so nothing can be decided about its packages.",
  );
}
