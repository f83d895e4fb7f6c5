/**
 * apk's database of installed packages (lib/apk/db/installed) of Alpine, Wolfi, Chainguard and their like. Their advisories are about the
 * package that was built (the origin), so the product is the origin's and the name is the installed one's.
 */
import { remarkUnknownRelease } from "#core/inventory/os/os-release.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { apkForm, type Paragraph, paragraphsOf } from "#core/inventory/os/paragraphs.ts";
import {
  inventoryBuilder,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { packageNames } from "#core/product/distribution-package.ts";
import { distributionOf, releaseOf, isRollingRelease } from "#core/product/release.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** lib/apk/db/installed. */
export const apkInstalled: Reader = {
  name: "apk-installed",
  files: /(?:^|\/)installed$/i,
  isDatabase: true,
  fix: "apk",
  recognise: (path, head) => {
    return (
      /(^|\/)lib\/apk\/db\/installed$/.test(path) ||
      (head.startsWith("C:Q1") && /^P:/m.test(head) && /^V:/m.test(head))
    );
  },
  read,
};

type System = { readonly namespace: string; readonly distro: string | null };

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("apk-installed", options);
  const system = systemOf(options.distro);
  if (system === null) remarkUnknownRelease(gathering);
  let packages = 0;
  for (const paragraph of paragraphsOf(text, apkForm, gathering)) {
    if (paragraph.fields.has("P")) packages++;
    add(gathering, paragraph, system);
  }
  if (packages === 0 && text.trim() !== "")
    return failed("line 1", "apk-installed-unknown", "There is no paragraph with a `P:` field.");
  return gathering.done();
}

function systemOf(distro: string | undefined): System | null {
  const word = /^\s*"?([a-z][a-z0-9]*)/i.exec(distro ?? "")?.[1];
  if (word === undefined || distro === undefined) return null;
  const namespace = distributionOf(word);
  const release = releaseOf(namespace, distro);
  return release === null && !isRollingRelease(namespace) ? null : { namespace, distro: release };
}

function add(gathering: InventoryBuilder, { fields, at }: Paragraph, system: System | null): void {
  const name = fields.get("P") ?? "";
  const version = fields.get("V") ?? null;
  if (version === null)
    gathering.remark(at, "version-missing", `"${name.slice(0, 80)}" has no version.`, name);
  if (system === null || name === "") gathering.add({ product: null, name, version, at });
  else {
    const source = { name: fields.get("o") || name, version };
    gathering.add({ ...packageNames({ type: "apk", ...system, name, version, source }), name, at });
  }
}
