/** `conda-meta/NAME-VERSION-BUILD.json`: one package as conda installed it into an environment. */
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, readJsonList, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { condaPackageOf } from "#core/inventory/conda/conda-channel.ts";
import { textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** An installed package of conda. */
export const condaPackage: Reader = {
  name: "conda-package",
  isOnePackage: true,
  files: /(?:^|\/)conda-meta\/[^/]+\.json$/,
  recognise: (path) => /(?:^|\/)conda-meta\/[^/]+\.json$/.test(path),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const name = textMember(json.value, "name") ?? "";
  if (!/^[\w.-]{1,200}$/.test(name)) return failed("/name", "conda-package-unknown", "There is no `name`.");
  const gathering = inventoryBuilder("conda-package", options, json.findings);
  const channel = textMember(json.value, "channel") ?? "";
  const version = textMember(json.value, "version");
  gathering.add({ ...condaPackageOf(name, channel), version, at: "" });
  return gathering.done();
}
