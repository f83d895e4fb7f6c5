/** CocoaPods' Podfile.lock: each pod once, its subspecs with it. A pod in a folder is a component of that folder. */
import type { Inventory } from "#core/inventory/component.ts";
import { dependencyPaths } from "#core/inventory/dependency-paths.ts";
import {
  fileName,
  inventoryBuilder,
  numberedLines,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { productOfParts } from "#core/product/product.ts";
import { makePurl } from "#core/product/purl.ts";
import { type ComponentOrigin, originAt } from "#core/inventory/origin.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** Podfile.lock. */
export const podfileLock: Reader = {
  name: "podfile-lock",
  locks: ["podfile"],
  files: /\.lock$/i,
  fix: "pod",
  recognise: (path, head) => fileName(path) === "Podfile.lock" || /^PODS:$/m.test(head.slice(0, 1000)),
  read,
};

type Pods = {
  readonly versions: Map<string, { readonly version: string; readonly line: number }>;
  readonly edges: Map<string, string[]>;
  readonly local: Set<string>;
  readonly origins: Map<string, ComponentOrigin>;
  sections: number;
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("podfile-lock", options);
  const { versions, edges, local, origins, sections } = podsOf(text, gathering);
  if (sections === 0) return failed("", "podfile-lock-unknown", "There is no section `PODS`.");
  const ways = dependencyPaths(edges);
  for (const [name, { version, line }] of versions) {
    gathering.add({
      product: productOf(name),
      name,
      version,
      at: `line ${line}`,
      dependencyPath: ways.get(name) ?? [],
      origin: origins.get(name),
    });
  }
  return gathering.done({ named: [...local] });
}

function podsOf(text: string, gathering: InventoryBuilder): Pods {
  const pods: Pods = {
    versions: new Map(),
    edges: new Map(),
    local: new Set(),
    origins: new Map(),
    sections: 0,
  };
  let section = "";
  let above = "";
  for (const [line, number] of numberedLines(text, gathering)) {
    const heading = /^([A-Z][A-Z ]{0,40}):/.exec(line)?.[1];
    if (heading !== undefined) {
      section = heading;
      if (section === "PODS") pods.sections++;
    } else if (section === "PODS") above = readPod(pods, { line, number, above });
    else if (section === "EXTERNAL SOURCES") {
      const name = /^ {2}"?([^\s:"]{1,200})"?:$/.exec(line)?.[1];
      if (name !== undefined) above = rootOf(name);
      else if (/^ {4}":?path"?:|^ {4}:path:/.test(line)) {
        pods.local.add(above);
        pods.origins.set(above, originAt("path", folderIn(line)));
      } else {
        const [, key, address] = /^ {4}"?:?(git|podspec|http)"?: "?([^"]{1,2000})"?$/.exec(line) ?? [];
        if (address !== undefined) pods.origins.set(above, originAt(key === "git" ? "git" : "url", address));
      }
    }
  }
  return pods;
}

/** The folder of `    :path: "../drill"`. */
function folderIn(line: string): string {
  return line.slice(line.indexOf("path") + "path".length).replaceAll(/^"?:[ \t]*"?|"$/g, "");
}

type PodLine = { readonly line: string; readonly number: number; readonly above: string };

/** `  - Name/Subspec (1.0):` begins a pod, `    - Other (~> 2)` is what it needs; the pod that is being read is given back. */
function readPod(pods: Pods, { line, number, above }: PodLine): string {
  const [, indent = "", entry = ""] = /^( +)- "?([^"]{1,1000})"?:?$/.exec(line) ?? [];
  const [, full, version] = /^([^\s(]{1,200})(?: \(([^)]{0,200})\))?:?$/.exec(entry) ?? [];
  if (full === undefined) return above;
  const name = rootOf(full);
  if (indent.length > 2) {
    if (name !== above) pods.edges.get(above)?.push(name);
    return above;
  }
  if (!pods.edges.has(name)) pods.edges.set(name, []);
  if (!pods.versions.has(name) && version !== undefined) pods.versions.set(name, { version, line: number });
  return name;
}

function rootOf(name: string): string {
  return name.split("/")[0] as string;
}

function productOf(name: string): string | null {
  const qualifiers = new Map<string, string>();
  const made = makePurl({ type: "cocoapods", namespace: "", name, version: "", qualifiers, subpath: "" });
  return made.ok ? productOfParts(made.value) : null;
}
