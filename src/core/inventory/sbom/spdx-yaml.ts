/** SPDX 2 in YAML: the same document as in JSON, read by that reader's rules. Places are JSON Pointers into it. */
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { gatherSpdx } from "#core/inventory/sbom/spdx-json.ts";
import { readYaml } from "#core/inventory/yaml.ts";
import type { Parsed } from "#core/problem.ts";

/** SPDX 2 YAML. */
export const spdxYaml: Reader = {
  name: "spdx-yaml",
  files: /\.(?:ya?ml|spdx)$/i,
  recognise: (path, head) =>
    /\.spdx\.ya?ml$/i.test(path) ||
    (/^["']?spdxVersion["']?[ \t]*:[ \t]*["']?SPDX-2/m.test(head) && !/^\uFEFF?\s*\{/.test(head)),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const yaml = readYaml(text, options);
  if (!yaml.ok) return yaml;
  return gatherSpdx(inventoryBuilder("spdx-yaml", options), yaml.value, options);
}
