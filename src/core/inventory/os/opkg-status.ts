/** opkg's status file (OpenWrt, Yocto): paragraphs as dpkg writes them. No advisories of them are kept here, so they are named and not covered. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  inventoryBuilder,
  numberedLines,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { productOfPurl } from "#core/product/product.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** usr/lib/opkg/status and var/lib/opkg/status. */
export const opkgStatus: Reader = {
  name: "opkg-status",
  files: /(?:^|\/)opkg\/status$/,
  recognise: (path) => /(?:^|\/)opkg\/status$/.test(path),
  read,
};

type Fields = Map<string, string>;

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("opkg-status", options);
  let fields: Fields = new Map();
  let packages = 0;
  let first = 1;
  for (const [line, number] of numberedLines(`${text}\n\n`, gathering)) {
    if (line.trim() !== "") {
      const colon = /^\s/.test(line) ? -1 : line.indexOf(":");
      if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
      continue;
    }
    if (fields.has("Package")) {
      packages++;
      add(gathering, fields, `line ${first}`);
    }
    fields = new Map();
    first = number + 1;
  }
  if (packages === 0 && text.trim() !== "")
    return failed("line 1", "opkg-status-unknown", "There is no paragraph with a `Package` field.");
  return gathering.done();
}

function add(gathering: InventoryBuilder, fields: Fields, at: string): void {
  if (/\bnot-installed$/.test(fields.get("Status") ?? "")) return;
  const name = fields.get("Package") ?? "";
  const named = productOfPurl(`pkg:opkg/${encodeURIComponent(name.toWellFormed())}`);
  const product = named.ok ? named.value.product : null;
  gathering.add({ product, name, version: fields.get("Version") ?? null, at });
}
