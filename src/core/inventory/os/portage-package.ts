/** Portage's record of an installed package (Gentoo): its name with its version in `PF`. The category stands in another file, so it has no product and is not covered. */
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, tooLong, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** var/db/pkg/CATEGORY/NAME-VERSION/PF. */
export const portagePackage: Reader = {
  name: "portage-package",
  files: /(?:^|\/)db\/pkg\/[^/]+\/[^/]+\/PF$/,
  isOnePackage: true,
  recognise: (path) => /(?:^|\/)db\/pkg\/[^/]+\/[^/]+\/PF$/.test(path),
  read,
};

/** A name, and a version as the package manager specification writes it. */
const full = /^([\w+][\w+-]{0,200}?)-(\d[\w.]{0,100}(?:-r\d{1,10})?)$/;

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const [, name, version] = full.exec(text.slice(0, 1000).trim()) ?? [];
  if (name === undefined || version === undefined)
    return failed("line 1", "portage-package-unknown", "This is no name with a version.");
  const gathering = inventoryBuilder("portage-package", options);
  gathering.add({ product: null, name, version, at: "line 1" });
  return gathering.done();
}
