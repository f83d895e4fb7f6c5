/**
 * Packages that an MSBuild project or its `Directory.Packages.props` names: `PackageReference` and its like. Files that it imports and assemblies
 * that it takes from a path are not read. MSBuild folds the case of item names. NuGet
 * restores the lowest version that a plain number allows, so that number counts; what those packages bring along is written in no such file.
 */
import type { InventoryBuilder } from "#core/inventory/reader.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import { readXml, type XmlElement } from "#core/input/xml.ts";

const naming: ReadonlySet<string> = new Set([
  "packagereference",
  "packageversion",
  "globalpackagereference",
  "packagedownload",
  "dotnetclitoolreference",
]);

/** Whether a text names a package, an assembly or a file that may name some. */
export const declaresPackages = (text: string): boolean =>
  /<(?:(?:Global)?Package(?:Reference|Version|Download)|DotNetCliToolReference|HintPath)\b|<Import\b(?![^>]{0,1000}\$\((?:MSBuild|VSTools|Sdk))/i.test(
    text,
  );

/** Adds what the text names with a version; `false` where it cannot be read. Names whose version stands elsewhere are not components. */
export function addProjectPackages(gathering: InventoryBuilder, text: string): boolean {
  const xml = readXml(text);
  if (!xml.ok) return false;
  const elements = [...within(xml.value, 0)];
  const properties = new Map(elements.map(({ name, text: value }) => [name.toLowerCase(), value]));
  for (const element of elements) {
    leaveOutUnread(gathering, element);
    if (naming.has(element.name.toLowerCase())) addPackages(gathering, element, properties);
  }
  return true;
}

/** What an attribute or a child of the name says, in any case. */
function metadataOf(element: XmlElement, name: string): string | null {
  const isNamed = (written: string): boolean => written.toLowerCase() === name;
  const attribute = [...element.attributes].find(([key]) => isNamed(key))?.[1];
  return attribute ?? (element.children.find((child) => isNamed(child.name))?.text || null);
}

/** Files that come with MSBuild and Visual Studio themselves. */
const ofBuildTools = /^\$\((?:MSBuild|VSTools|Sdk)/i;

/** A file that is imported may name packages; an assembly from a path is one that no list names. */
function leaveOutUnread(gathering: InventoryBuilder, element: XmlElement): void {
  const [kind, at] = [element.name.toLowerCase(), `line ${element.line}`];
  const project = metadataOf(element, "project") ?? "";
  if (kind === "import" && metadataOf(element, "sdk") === null && !ofBuildTools.test(project))
    gathering.leaveOut(at, "include-missing", project);
  if (kind === "reference" && metadataOf(element, "hintpath") !== null)
    gathering.leaveOut(at, "source-unnamed", metadataOf(element, "include") ?? "");
}

/** Adds the packages of one element: names between semicolons, and a download's versions likewise. */
function addPackages(
  gathering: InventoryBuilder,
  element: XmlElement,
  properties: ReadonlyMap<string, string>,
): void {
  const names = metadataOf(element, "include") ?? metadataOf(element, "update") ?? "";
  const written = metadataOf(element, "versionoverride") ?? metadataOf(element, "version");
  if (written === null) return;
  const isDownload = element.name.toLowerCase() === "packagedownload";
  const versions = isDownload ? written.split(";") : [written];
  for (const name of names.split(";").map((one) => one.trim()))
    for (const one of versions) {
      if (name === "") continue;
      const version = withProperties(one.trim(), properties);
      const exact = /^\[?\s*(\d[\w.+-]{0,100})\s*\]?$/.exec(version)?.[1] ?? null;
      gathering.add({
        ecosystem: "NuGet",
        name,
        version: exact,
        at: `line ${element.line}`,
        requirement: exact === null ? requirementOf("nuget", version) : undefined,
      });
    }
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
