/** `conda-meta/NAME-VERSION-BUILD.json`: one package as conda installed it into an environment. */
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, readJsonList, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { originAt } from "#core/inventory/origin.ts";
import { isRegistry } from "#core/product/registry.ts";
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
  const product = `pkg:conda/${name.toLowerCase()}`;
  const channel = textMember(json.value, "channel") ?? "";
  const origin = isRegistry("conda", channel) || channel === "" ? undefined : originAt("registry", channel);
  gathering.add({ product, name, version: textMember(json.value, "version"), at: "", origin });
  return gathering.done();
}
