/** pacman's database of installed packages (Arch Linux and its like): a file `desc` for each. No advisories of them are kept here, so they are named and not covered. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  inventoryBuilder,
  numberedLines,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { productOfPurl } from "#core/product/product.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** var/lib/pacman/local/NAME-VERSION/desc. */
export const pacmanDesc: Reader = {
  name: "pacman-desc",
  files: /(?:^|\/)pacman\/local\/[^/]+\/desc$/,
  isOnePackage: true,
  recognise: (path, head) =>
    /(?:^|\/)pacman\/local\/[^/]+\/desc$/.test(path) || /^\s*%NAME%\r?\n[^\n]*\r?\n\s*%VERSION%/.test(head),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("pacman-desc", options);
  const values = new Map<string, string>();
  let section = "";
  for (const [line] of numberedLines(text, gathering)) {
    const [, heading] = /^%([A-Z]{1,40})%$/.exec(line) ?? [];
    if (heading !== undefined) section = heading;
    else if (line !== "" && !values.has(section)) values.set(section, line);
  }
  const name = values.get("NAME");
  if (name === undefined) return failed("line 1", "pacman-desc-unknown", "There is no `%NAME%`.");
  const named = productOfPurl(`pkg:alpm/arch/${encodeURIComponent(name.toWellFormed())}`);
  const version = values.get("VERSION") ?? null;
  gathering.add({ product: named.ok ? named.value.product : null, name, version, at: "" });
  return gathering.done();
}
