/** Packages that an MSBuild project references; what stands under a condition may have no entry in a lock. */
import {
  type ManifestNames,
  requiredFrom,
  type RequiredPackage,
} from "#core/inventory/manifest/requires/required-package.ts";
import { readXml, type XmlElement } from "#core/input/xml.ts";

/** `PackageReference` and `GlobalPackageReference`; MSBuild folds the case of item names. */
export function dotnetNames(text: string): ManifestNames | null {
  const xml = readXml(text);
  if (!xml.ok) return null;
  const requires = [...references(xml.value, 0)].flatMap(ofReference);
  return { requires, provides: [] };
}

function* references(element: XmlElement, depth: number): Generator<XmlElement> {
  if (attributeOf(element, "condition") !== null) return;
  if (/^(?:global)?packagereference$/i.test(element.name)) yield element;
  if (depth < 6) for (const child of element.children) yield* references(child, depth + 1);
}

function attributeOf({ attributes }: XmlElement, name: string): string | null {
  return [...attributes].find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

function ofReference(element: XmlElement): readonly RequiredPackage[] {
  const names = (attributeOf(element, "include") ?? "").split(";").map((name) => name.trim());
  const version = attributeOf(element, "versionoverride") ?? attributeOf(element, "version") ?? "";
  return names
    .filter((name) => name !== "" && !/[$@%]\(/.test(name))
    .map((name) => requiredFrom(name, "nuget", version.trim()));
}
