/** SPDX 2.2 and 2.3 in JSON: its packages. Files, snippets and licences are not read; SPDX 3.0 is another format. */
import type { Inventory } from "#core/inventory/component.ts";
import { identify } from "#core/inventory/component-identity.ts";
import { packageFactsOfSourceInfo } from "#core/inventory/sbom/package-facts.ts";
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

/** SPDX 2 JSON. */
export const spdxJson: Reader = {
  name: "spdx-json",
  files: /\.(?:json|spdx)$/i,
  recognise: (path, head) => {
    if (!/^\uFEFF?\s*\{/.test(head)) return false;
    return (
      /"spdxVersion"\s*:\s*"SPDX-2/.test(head) ||
      /"SPDXID"\s*:\s*"SPDXRef-DOCUMENT"/.test(head) ||
      path.endsWith(".spdx.json")
    );
  },
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  return gatherSpdx(inventoryBuilder("spdx-json", options, json.findings), json.value, options);
}

/** The list of a document in the shape of SPDX 2's JSON form, which its other forms are brought to; GitHub wraps it into `sbom`. */
export function gatherSpdx(
  gathering: InventoryBuilder,
  value: unknown,
  options: ReadOptions,
): Parsed<Inventory> {
  const wrapped = member(value, "sbom");
  const document = wrapped === undefined ? value : wrapped;
  const version = textMember(document, "spdxVersion");
  if (version === null || !version.startsWith("SPDX-2.")) {
    return failed(
      "/spdxVersion",
      "spdx-unknown",
      "`spdxVersion` is not one of SPDX-2.x; SPDX 3.0 is another format.",
    );
  }
  const prefix = wrapped === undefined ? "" : "/sbom";
  for (const [i, entry] of listAt(gathering, document, "packages").entries())
    add(gathering, { value: entry, at: `${prefix}/packages/${i}`, options });
  for (const [i, entry] of listMember(document, "externalDocumentRefs").entries())
    gathering.leaveOut(
      `${prefix}/externalDocumentRefs/${i}`,
      "list-linked",
      textMember(entry, "externalDocumentId") ?? "",
    );
  return gathering.done();
}

function add(
  gathering: InventoryBuilder,
  found: { readonly value: unknown; readonly at: string; readonly options: ReadOptions },
): void {
  const { value, at, options } = found;
  const written = textMember(value, "versionInfo");
  const identity = identify({
    purl: reference(value, /^purl$/),
    cpe: reference(value, /^cpe2[23]Type$/),
    name: textMember(value, "name") ?? "",
    version: written === "" || written === "NOASSERTION" || written === "NONE" ? null : written,
    distro: options.distro,
    download: textMember(value, "downloadLocation"),
    ...packageFactsOfSourceInfo(textMember(value, "sourceInfo")),
    remark: (code, message, about) => gathering.remark(at, code, message, about),
  });
  gathering.add({ ...identity, name: textMember(value, "name") ?? "", at });
}

/** The locator of the first external reference of a type; the type may be written as its full address. */
function reference(value: unknown, type: RegExp): string | null {
  for (const entry of listMember(value, "externalRefs")) {
    const written = textMember(entry, "referenceType") ?? "";
    if (type.test(written.slice(written.lastIndexOf("/") + 1))) return textMember(entry, "referenceLocator");
  }
  return null;
}
