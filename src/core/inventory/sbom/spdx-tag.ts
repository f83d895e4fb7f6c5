/** SPDX 2.2 and 2.3 in its tag-value form: its packages. Files, snippets and relationships are not read. */
import type { Inventory } from "#core/inventory/component.ts";
import { identify } from "#core/inventory/component-identity.ts";
import { packageFactsOfSourceInfo } from "#core/inventory/sbom/package-facts.ts";
import {
  inventoryBuilder,
  numberedLines,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** SPDX 2 tag-value. */
export const spdxTag: Reader = {
  name: "spdx-tag",
  files: /\.(?:spdx|txt)$/i,
  recognise: (path, head) =>
    /^SPDXVersion:\s*SPDX-/m.test(head) || (path.endsWith(".spdx") && /^(##|SPDX|PackageName:)/m.test(head)),
  read,
};

type Package = { readonly name: string; readonly at: string; readonly tags: Map<string, string> };

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("spdx-tag", options);
  const packages: Package[] = [];
  let version: string | null = null;
  for (const [tag, value, line] of tagsOf(text, gathering)) {
    if (tag === "SPDXVersion") version ??= value;
    else if (tag === "PackageName") packages.push({ name: value, at: `line ${line}`, tags: new Map() });
    else if (tag === "PackageVersion") packages.at(-1)?.tags.set("version", value);
    else if (tag === "PackageDownloadLocation") packages.at(-1)?.tags.set("download", value);
    else if (tag === "PackageSourceInfo")
      packages.at(-1)?.tags.set("sourceinfo", value.replace(/^<text>/, ""));
    else if (tag === "ExternalRef") addReference(packages.at(-1), value);
    else if (tag === "ExternalDocumentRef")
      gathering.leaveOut(`line ${line}`, "list-linked", value.split(/\s/, 1)[0] ?? "");
  }
  if (version === null || !version.startsWith("SPDX-2.")) {
    return failed("line 1", "spdx-unknown", "`SPDXVersion` is not one of SPDX-2.x.");
  }
  for (const found of packages) add(gathering, found, options);
  return gathering.done();
}

/** Tags with values; what stands between `<text>` and `</text>` is passed over. */
function* tagsOf(
  text: string,
  gathering: InventoryBuilder,
): Generator<readonly [tag: string, value: string, line: number]> {
  let inText = false;
  for (const [line, number] of numberedLines(text, gathering)) {
    if (inText) {
      inText = !line.includes("</text>");
      continue;
    }
    const colon = line.indexOf(":");
    if (colon <= 0 || line.startsWith("#")) continue;
    const value = line.slice(colon + 1).trim();
    inText = value.startsWith("<text>") && !value.includes("</text>");
    if (!inText) yield [line.slice(0, colon).trim(), value, number];
  }
}

/** `category type locator`; the first of a type counts. */
function addReference(found: Package | undefined, value: string): void {
  const [, type = "", locator = ""] = value.split(/\s+/, 3);
  const key = type.slice(type.lastIndexOf("/") + 1);
  if (found !== undefined && !found.tags.has(key)) found.tags.set(key, locator);
}

function add(gathering: InventoryBuilder, { name, at, tags }: Package, options: ReadOptions): void {
  const written = tags.get("version") ?? "";
  const identity = identify({
    purl: tags.get("purl") ?? null,
    cpe: tags.get("cpe23Type") ?? tags.get("cpe22Type") ?? null,
    name,
    version: /^(|NOASSERTION|NONE)$/.test(written) ? null : written,
    distro: options.distro,
    download: tags.get("download") ?? null,
    ...packageFactsOfSourceInfo(tags.get("sourceinfo") ?? null),
    remark: (code, message, about) => gathering.remark(at, code, message, about),
  });
  gathering.add({ ...identity, name, at });
}
