/** Go's vendor/modules.txt: the modules whose packages were copied into the source tree, after `replace`. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  inventoryBuilder,
  numberedLines,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { type ComponentOrigin, originAt } from "#core/inventory/origin.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** vendor/modules.txt. */
export const goVendor: Reader = {
  name: "go-vendor",
  files: /(?:^|\/)modules\.txt$/,
  fix: "go-vendor",
  recognise: (path) => /(?:^|\/)vendor\/modules\.txt$/.test(path),
  read,
};

type Module = {
  readonly name: string;
  readonly version: string | null;
  readonly at: string;
  /** What stands in the place of the module that is required, and that module. */
  readonly replaced: { readonly name: string; readonly origin: ComponentOrigin } | null;
};

/** A module counts once a package of it follows: a bare line that is its path or below it. */
function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("go-vendor", options);
  let waiting: { readonly path: string; readonly module: Module } | null = null;
  let modules = 0;
  for (const [line, number] of numberedLines(text, gathering)) {
    const words = line.trim().split(/\s+/, 6);
    if (words[0] === "#" && words[1] !== undefined) {
      modules++;
      waiting = { path: words[1], module: moduleOf(words, `line ${number}`) };
    } else if (waiting !== null && (words[0] === waiting.path || words[0]?.startsWith(`${waiting.path}/`))) {
      take(gathering, waiting.module);
      waiting = null;
    }
  }
  return modules === 0 && text.trim() !== ""
    ? failed("line 1", "go-vendor-unknown", "There is no line `# MODULE VERSION`.")
    : gathering.done();
}

/** `# MODULE VERSION`, with `=> MODULE VERSION` or `=> FOLDER` behind it where it is replaced. */
function moduleOf(words: readonly string[], at: string): Module {
  const [, path = "", ...rest] = words;
  const arrow = rest.indexOf("=>");
  const target = arrow < 0 ? undefined : rest[arrow + 1];
  const written = (arrow < 0 ? rest[0] : rest[arrow + 2]) ?? null;
  const version = written !== null && /^v\d/.test(written) ? written : null;
  const name = target !== undefined && version !== null ? target : path;
  const kind = version === null ? "path" : "replaced";
  const replaced =
    target === undefined || target === path ? null : { name: path, origin: originAt(kind, target) };
  return { name, version, at, replaced };
}

function take(gathering: InventoryBuilder, { name, version, at, replaced }: Module): void {
  if (replaced !== null) gathering.add({ ecosystem: "Go", ...replaced, version: null, at });
  if (replaced?.origin.kind === "path") return;
  if (version === null)
    gathering.remark(
      at,
      "version-missing",
      `"${name.slice(0, 80)}" has no version that is written here.`,
      name,
    );
  gathering.add({ ecosystem: "Go", name, version, at });
}
