/** OCaml's `opam switch export` (`installed: ["name.version" …]`) and NAME.opam.locked (`depends: ["name" {= "version"} …]`). Pinned packages come from elsewhere. */
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, tooLong, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { originAt } from "#core/inventory/origin.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** NAME.opam.locked, and an export of a switch. */
export const opamLock: Reader = {
  name: "opam-lock",
  locks: ["opam-file"],
  files: /\.opam\.locked$|(?:^|\/)(?:switch-state|[^/]*\.export)$/,
  recognise: (path, head) =>
    path.endsWith(".opam.locked") || (/^opam-version:/m.test(head) && /^installed: ?\[/m.test(head)),
  read,
};

const dependency = /"([\w+-]{0,200})"\s*(?:\{([^}]{0,500})\})?/g;
const installedName = /"([^".]{0,200})(?:\.([^"]{0,200}))?"/g;
const pin = /\[\s*"([\w+-]{1,200})\.[^"]{1,200}"\s*"([^"]{1,2000})"/g;

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const [installed, depends] = [fieldOf(text, "installed"), fieldOf(text, "depends")];
  if (installed === null && depends === null)
    return failed("", "opam-lock-unknown", "There is neither `installed` nor `depends`.");
  const gathering = inventoryBuilder("opam-lock", options);
  if ([installed, depends].some((field) => field !== null && !field.endsWith("]")))
    gathering.leaveOut("", "list-cut");
  const pins = new Map(
    [...(fieldOf(text, "pin-depends") ?? "").matchAll(pin)].map(([, name = "", at = ""]) => [name, at]),
  );
  const add = (name: string, version: string | null, at: string): void => {
    const address = pins.get(name);
    const origin = address === undefined ? undefined : originAt("git", address);
    gathering.add({ ecosystem: "opam", name, version, at, origin });
  };
  for (const [, name = "", version] of (installed ?? "").matchAll(installedName))
    add(name, version || null, "installed");
  for (const [, name = "", condition = ""] of (depends ?? "").matchAll(dependency))
    add(name, /(?:^|&)\s*=\s*"([^"]{1,200})"/.exec(condition)?.[1] ?? null, "depends");
  return gathering.done();
}

/** What stands between the brackets of a field, with the closing one where it has one; `null` where there is no such field. */
function fieldOf(text: string, name: string): string | null {
  const start = new RegExp(`^\\uFEFF?${name}:\\s{0,100}\\[`, "m").exec(text);
  if (start === null) return null;
  const from = start.index + start[0].length;
  const line = text.slice(from, Math.max(from, text.indexOf("\n", from))).trimEnd();
  if (line.endsWith("]")) return line;
  const end = text.indexOf("\n]", from);
  return end < 0 ? text.slice(from) : text.slice(from, end + 2);
}
