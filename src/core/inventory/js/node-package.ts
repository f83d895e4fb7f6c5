/**
 * One installed npm package: the package.json of a folder in `node_modules`. A package.json elsewhere says what is wanted, not what is there,
 * and is not read: its lockfile is.
 */
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, readJsonList, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** node_modules/NAME/package.json and node_modules/@SCOPE/NAME/package.json. */
export const nodePackage: Reader = {
  name: "node-package",
  locks: ["npm-manifest"],
  files: /(?:^|\/)package\.json$/,
  isOnePackage: true,
  recognise: (path) => /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^@/][^/]*\/package\.json$/.test(path),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const name = textMember(json.value, "name");
  if (name === null || name === "") return failed("/name", "node-package-unknown", "There is no `name`.");
  const gathering = inventoryBuilder("node-package", options, json.findings);
  const version = textMember(json.value, "version");
  if (version === null)
    gathering.remark("/version", "version-missing", `"${name.slice(0, 80)}" has no version.`, name);
  gathering.add({ ecosystem: "npm", name, version, at: "/name" });
  return gathering.done();
}
