/** SPDX 3.0 in JSON-LD with the specification's own context: its software packages. Relationships and files are not read. */
import type { Inventory } from "#core/inventory/component.ts";
import { identify } from "#core/inventory/component-identity.ts";
import {
  inventoryBuilder,
  listAt,
  readJsonList,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** SPDX 3 JSON-LD. */
export const spdx3: Reader = {
  name: "spdx-3",
  files: /\.json$/i,
  recognise: (path, head) => {
    return /^\uFEFF?\s*\{/.test(head) && (head.includes("spdx.org/rdf/3.") || path.endsWith(".spdx3.json"));
  },
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const context = JSON.stringify(member(json.value, "@context") ?? null);
  if (!context.includes("spdx.org/rdf/3."))
    return failed("/@context", "spdx-unknown", "`@context` is not that of SPDX 3.");
  const gathering = inventoryBuilder("spdx-3", options, json.findings);
  for (const [i, value] of listAt(gathering, json.value, "@graph").entries()) {
    if (/(^|\/)(software_)?Package$/.test(textMember(value, "type") ?? textMember(value, "@type") ?? "")) {
      add(gathering, { value, at: `/@graph/${i}`, options });
    }
  }
  return gathering.done();
}

function add(
  gathering: InventoryBuilder,
  found: { readonly value: unknown; readonly at: string; readonly options: ReadOptions },
): void {
  const { value, at, options } = found;
  const identity = identify({
    purl: textMember(value, "software_packageUrl") ?? identifier(value, "packageUrl"),
    cpe: identifier(value, "cpe23") ?? identifier(value, "cpe22"),
    name: textMember(value, "name") ?? "",
    version: textMember(value, "software_packageVersion") || null,
    distro: options.distro,
    download: textMember(value, "software_downloadLocation"),
    remark: (code, message, about) => gathering.remark(at, code, message, about),
  });
  gathering.add({ ...identity, name: textMember(value, "name") ?? "", at });
}

function identifier(value: unknown, type: string): string | null {
  const found = listMember(value, "externalIdentifier").find(
    (one) => textMember(one, "externalIdentifierType") === type,
  );
  return found === undefined ? null : textMember(found, "identifier");
}
