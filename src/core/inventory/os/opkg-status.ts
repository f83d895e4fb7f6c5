/** opkg's status file (OpenWrt, Yocto): paragraphs as dpkg writes them. No advisories of them are kept here, so they are named and not covered. */
import type { Inventory } from "#core/inventory/component.ts";
import { dpkgForm, type Paragraph, paragraphsOf } from "#core/inventory/os/paragraphs.ts";
import {
  inventoryBuilder,
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

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("opkg-status", options);
  let packages = 0;
  for (const paragraph of paragraphsOf(text, dpkgForm, gathering)) {
    if (paragraph.fields.has("package")) packages++;
    add(gathering, paragraph);
  }
  if (packages === 0 && text.trim() !== "")
    return failed("line 1", "opkg-status-unknown", "There is no paragraph with a `Package` field.");
  return gathering.done();
}

function add(gathering: InventoryBuilder, { fields, at }: Paragraph): void {
  if (/\bnot-installed$/.test(fields.get("status") ?? "")) return;
  const name = fields.get("package") ?? "";
  const named = productOfPurl(`pkg:opkg/${encodeURIComponent(name.toWellFormed())}`);
  const product = named.ok ? named.value.product : null;
  gathering.add({ product, name, version: fields.get("version") ?? null, at });
}
