/**
 * SPDX 2 in XML and in RDF/XML: both are brought to the shape of the same document in JSON and read by that reader's rules. The places of packages
 * are JSON Pointers into that shape. Of RDF the nested form and references by `nodeID` are read, as the tools of SPDX write them; no other graph.
 */
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { gatherSpdx } from "#core/inventory/sbom/spdx-json.ts";
import { childOf, readXml, textOf, type XmlElement } from "#core/input/xml.ts";
import type { Parsed } from "#core/problem.ts";

/** SPDX 2 XML: a root `Document` whose members repeat. */
export const spdxXml: Reader = {
  name: "spdx-xml",
  files: /\.(?:xml|spdx)$/i,
  recognise: (_, head) => /^\uFEFF?\s*</.test(head) && /<spdxVersion>\s*SPDX-2/.test(head),
  read: (text, options) => readBy("spdx-xml", documentOfXml, text, options),
};

/** SPDX 2 RDF/XML. */
export const spdxRdf: Reader = {
  name: "spdx-rdf",
  files: /\.(?:rdf|xml|spdx|owl)$/i,
  recognise: (_, head) => /^\uFEFF?\s*</.test(head) && head.includes("spdx.org/rdf/terms"),
  read: (text, options) => readBy("spdx-rdf", documentOfRdf, text, options),
};

/** A document in the shape of its JSON form, as far as it is read. */
type SpdxShape = {
  readonly spdxVersion: string | null;
  readonly packages: readonly object[];
  readonly externalDocumentRefs: readonly object[];
};

function readBy(
  kind: string,
  shapeOf: (root: XmlElement) => SpdxShape,
  text: string,
  options: ReadOptions = {},
): Parsed<Inventory> {
  const xml = readXml(text, options.chars === undefined ? {} : { chars: options.chars });
  return xml.ok ? gatherSpdx(inventoryBuilder(kind, options), shapeOf(xml.value), options) : xml;
}

function documentOfXml(root: XmlElement): SpdxShape {
  return {
    spdxVersion: textOf(root, "spdxVersion"),
    packages: named(root, "packages").map((one) => packageOf(one, named(one, "externalRefs"))),
    externalDocumentRefs: named(root, "externalDocumentRefs").map((one) => ({
      externalDocumentId: textOf(one, "externalDocumentId"),
    })),
  };
}

function documentOfRdf(root: XmlElement): SpdxShape {
  const all = [...elementsOf(root)];
  const nodes = new Map(
    all.flatMap((one) => (isNode(one) ? [[one.attributes.get("nodeID") ?? "", one]] : [])),
  );
  const resolved = (one: XmlElement): readonly XmlElement[] => {
    const node = nodes.get(one.attributes.get("nodeID") ?? "");
    return one.children.length > 0 || node === undefined ? one.children : [node];
  };
  const spoken = all.find(({ name }) => name === "specVersion");
  return {
    spdxVersion: spoken?.text ?? null,
    packages: all
      .filter((one) => isOfType(one, "Package"))
      .map((one) => packageOf(one, named(one, "externalRef").flatMap(resolved))),
    externalDocumentRefs: all
      .filter((one) => isOfType(one, "ExternalDocumentRef"))
      .map((one) => ({ externalDocumentId: textOf(one, "externalDocumentId") })),
  };
}

/** Every element, outer before inner. */
function* elementsOf(root: XmlElement): Generator<XmlElement> {
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i] as XmlElement);
  }
}

/** A node of the graph has members; a bare reference has none. */
function isNode(element: XmlElement): boolean {
  return element.attributes.has("nodeID") && element.children.length > 0;
}

function isOfType(element: XmlElement, type: string): boolean {
  if (element.children.length === 0) return false;
  return (
    element.name === type || (childOf(element, "type")?.attributes.get("resource") ?? "").endsWith(`#${type}`)
  );
}

function packageOf(element: XmlElement, references: readonly XmlElement[]): object {
  return {
    name: textOf(element, "name"),
    versionInfo: textOf(element, "versionInfo"),
    downloadLocation: textOf(element, "downloadLocation"),
    sourceInfo: textOf(element, "sourceInfo"),
    externalRefs: references.map((one) => ({
      referenceType:
        childOf(one, "referenceType")?.attributes.get("resource") ?? textOf(one, "referenceType"),
      referenceLocator: textOf(one, "referenceLocator"),
    })),
  };
}

function named(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}
