/**
 * go.sum, for where the go.mod is not at hand: of each module whose content was hashed, the newest version. The file also names modules that
 * were looked at and not chosen, so its answers are wider than the truth, and it says so. A module of which only the go.mod was hashed is none.
 */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  numberedLines,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { failed, type Parsed } from "#core/problem.ts";
import { golang } from "#core/version/scheme/golang.ts";
import { compareVersions } from "#core/version/scheme.ts";

/** go.sum. */
export const goSum: Reader = {
  name: "go-sum",
  files: /\.sum$/i,
  fix: "go",
  recognise: (path) => fileName(path) === "go.sum",
  read,
};

const hashed = /^(\S{1,1000}) (v\S{1,200}) h1:[A-Za-z0-9+/]{43}=$/;

type Newest = { readonly version: string; readonly at: string };

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("go-sum", options);
  const newest = new Map<string, Newest>();
  let hashes = 0;
  for (const [line, number] of numberedLines(text, gathering)) {
    const [, path, version] = hashed.exec(line.trimEnd()) ?? [];
    if (path === undefined || version === undefined) continue;
    hashes++;
    if (version.endsWith("/go.mod")) continue;
    const known = newest.get(path);
    if (known === undefined || (compareVersions(golang, known.version, version) ?? 0) < 0)
      newest.set(path, { version, at: `line ${number}` });
  }
  if (hashes === 0 && text.trim() !== "")
    return failed("line 1", "go-sum-unknown", "There is no line with a module, a version and an `h1:` hash.");
  for (const [name, { version, at }] of newest) gathering.add({ ecosystem: "Go", name, version, at });
  gathering.remark(
    "",
    "wider-than-used",
    "go.sum also names modules that were looked at and not chosen; check the go.mod where there is one.",
  );
  return gathering.done();
}
