/**
 * Packages that an MSBuild project or its `Directory.Packages.props` names: `PackageReference`, `PackageVersion`, `GlobalPackageReference`. NuGet
 * restores the lowest version that a plain number allows, so that number counts; what those packages bring along is written in no such file.
 */
import type { InventoryBuilder } from "#core/inventory/reader.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import { readXml, textOf, type XmlElement } from "#core/input/xml.ts";

const naming: ReadonlySet<string> = new Set(["PackageReference", "PackageVersion", "GlobalPackageReference"]);

/** Adds what the text names with a version; `false` where it cannot be read. Names whose version stands elsewhere are not components. */
export function addProjectPackages(gathering: InventoryBuilder, text: string): boolean {
  const xml = readXml(text);
  if (!xml.ok) return false;
  const elements = [...within(xml.value, 0)];
  const properties = new Map(elements.map(({ name, text: value }) => [name.toLowerCase(), value]));
  for (const element of elements) {
    const name = (element.attributes.get("Include") ?? element.attributes.get("Update") ?? "").trim();
    const written =
      element.attributes.get("VersionOverride") ??
      element.attributes.get("Version") ??
      textOf(element, "Version");
    if (!naming.has(element.name) || name === "" || written === null) continue;
    const version = withProperties(written.trim(), properties);
    const exact = /^\[?\s*(\d[\w.+-]{0,100})\s*\]?$/.exec(version)?.[1] ?? null;
    gathering.add({
      ecosystem: "NuGet",
      name,
      version: exact,
      at: `line ${element.line}`,
      requirement: exact === null ? requirementOf("nuget", version) : undefined,
    });
  }
  return true;
}

/** Elements of the levels at which MSBuild has properties and items. */
function* within(element: XmlElement, depth: number): Generator<XmlElement> {
  yield element;
  if (depth < 6) for (const child of element.children) yield* within(child, depth + 1);
}

/** `$(Name)` of the same file, once. */
function withProperties(text: string, properties: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\$\(([\w.]{1,100})\)/g,
    (whole, name: string) => properties.get(name.toLowerCase())?.slice(0, 200) ?? whole,
  );
}
