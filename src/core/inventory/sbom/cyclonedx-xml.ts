/**
 * CycloneDX in XML: brought to the shape of the same document in JSON and read by that reader, so that both give the same components.
 * The places of components are JSON Pointers into that shape.
 */
import type { Inventory } from "#core/inventory/component.ts";
import { ownAddress, readBom } from "#core/inventory/sbom/cyclonedx.ts";
import { inventoryBuilder, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { childOf, itemsOf, readXml, textOf, type XmlElement } from "#core/input/xml.ts";
import { failed, type Parsed } from "#core/problem.ts";

const namespace = /cyclonedx\.org\/schema\/bom\/(\d{1,2}\.\d{1,2})/;

/** CycloneDX XML. */
export const cyclonedxXml: Reader = {
  name: "cyclonedx-xml",
  files: /\.(?:xml|cdx)$/i,
  recognise: (path, head) => {
    if (!/^\uFEFF?\s*</.test(head)) return false;
    return namespace.test(head) || /(^|[./-])(cdx|bom)\.xml$/.test(path.toLowerCase());
  },
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const xml = readXml(text, options.chars === undefined ? {} : { chars: options.chars });
  if (!xml.ok) return xml;
  const root = xml.value;
  const version = namespace.exec([...root.attributes.values()].join(" "))?.[1];
  if (root.name !== "bom" || version === undefined) {
    return failed("line 1", "cyclonedx-unknown", "The root element is not a `bom` of CycloneDX.");
  }
  const gathering = inventoryBuilder("cyclonedx-xml", options);
  const described = childOf(childOf(root, "metadata"), "component");
  readBom(gathering, options, {
    specVersion: version,
    metadata: described === null ? {} : { component: componentOf(described) },
    components: itemsOf(root, "components", "component").map(componentOf),
    dependencies: itemsOf(root, "dependencies", "dependency").map(dependencyOf),
    services: itemsOf(root, "services", "service").map(serviceOf),
    externalReferences: referencesOf(root),
    compositions: itemsOf(root, "compositions", "composition").map((one) => ({
      aggregate: textOf(one, "aggregate"),
    })),
  });
  const [serialNumber, number] = [root.attributes.get("serialNumber"), root.attributes.get("version")];
  return gathering.done(ownAddress({ serialNumber, version: Number(number ?? 1) }));
}

const fields = ["group", "name", "version", "purl", "cpe", "scope"];

/** Depth is bounded by the limit of {@link readXml}. */
function componentOf(element: XmlElement): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const key of ["type", "bom-ref"]) {
    const value = element.attributes.get(key);
    if (value !== undefined) found[key] = value;
  }
  for (const key of fields) {
    const value = textOf(element, key);
    if (value !== null) found[key] = value;
  }
  const properties = itemsOf(element, "properties", "property");
  found["properties"] = properties.map((one) => ({
    name: one.attributes.get("name") ?? "",
    value: one.text,
  }));
  found["externalReferences"] = referencesOf(element);
  found["components"] = itemsOf(element, "components", "component").map(componentOf);
  return found;
}

function referencesOf(element: XmlElement): readonly unknown[] {
  return itemsOf(element, "externalReferences", "reference").map((one) => ({
    type: one.attributes.get("type") ?? "",
  }));
}

function serviceOf(element: XmlElement): Readonly<Record<string, unknown>> {
  return {
    "bom-ref": element.attributes.get("bom-ref"),
    services: itemsOf(element, "services", "service").map(serviceOf),
  };
}

function dependencyOf(element: XmlElement): Readonly<Record<string, unknown>> {
  const children = element.children.filter((child) => child.name === "dependency");
  return {
    ref: element.attributes.get("ref") ?? "",
    dependsOn: children.map((child) => child.attributes.get("ref") ?? ""),
  };
}
