/**
 * CycloneDX 1.2 to 1.7 in JSON: components at every depth, and the described component where it has a package URL.
 * Files, data and cryptographic assets are not software components. Services and vulnerabilities are not read here.
 */
import type { Component, Inventory } from "#core/inventory/component.ts";
import { identify } from "#core/inventory/component-identity.ts";
import { packageFacts } from "#core/inventory/sbom/package-facts.ts";
import { dependencyPaths } from "#core/inventory/dependency-paths.ts";
import {
  inventoryBuilder,
  listAt,
  readJsonList,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { leaveOutMissing, type RequiredEntry } from "#core/inventory/required-entries.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** CycloneDX JSON. */
export const cyclonedx: Reader = {
  name: "cyclonedx",
  files: /\.(?:json|cdx)$/i,
  recognise: (path, head) => {
    if (!/^\uFEFF?\s*\{/.test(head)) return false;
    return /"bomFormat"\s*:\s*"CycloneDX"/.test(head) || /(^|[./-])(cdx|bom)\.json$/.test(path.toLowerCase());
  },
  read,
};

type Context = {
  readonly gathering: InventoryBuilder;
  readonly distro: string | undefined;
  readonly names: Map<string, string>;
  readonly ways: ReadonlyMap<string, readonly string[]>;
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  if (member(json.value, "bomFormat") !== "CycloneDX")
    return failed("/bomFormat", "cyclonedx-unknown", "`bomFormat` is not CycloneDX.");
  const gathering = inventoryBuilder("cyclonedx", options, json.findings);
  readBom(gathering, options, json.value);
  const inventory = gathering.done(ownAddress(json.value));
  return inventory.ok
    ? { ...inventory, value: { ...inventory.value, ...ownStatements(json.value) } }
    : inventory;
}

/** Gathers the components of a bill of materials in the shape of its JSON form. */
export function readBom(gathering: InventoryBuilder, options: ReadOptions, bom: unknown): void {
  const version = textMember(bom, "specVersion") ?? "";
  if (!/^1\.[0-7]$/.test(version)) {
    const written = version.slice(0, 20);
    gathering.remark(
      "/specVersion",
      "cyclonedx-version",
      `Version "${written}" is not one of 1.0 to 1.7; it is read as the nearest.`,
      written,
    );
  }
  const all = componentsOf(gathering, bom);
  const names = new Map(
    all.map(({ value }) => [textMember(value, "bom-ref") ?? "", textMember(value, "name") ?? ""]),
  );
  const context = { gathering, distro: options.distro, names, ways: dependencyPaths(edgesOf(bom)) };
  for (const found of all) add(context, found);
  leaveOutGaps(gathering, all, bom);
  leaveOutMissing(gathering, refsOf(all, bom), requiredRefs(bom));
}

/** What dependencies may point to: components, by their package URL too, and services. */
function refsOf(all: readonly BomComponent[], bom: unknown): ReadonlySet<string> {
  const refs = new Set(all.flatMap(({ value }) => [textMember(value, "bom-ref"), textMember(value, "purl")]));
  const waiting = [...listMember(bom, "services")];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    refs.add(textMember(next, "bom-ref"));
    waiting.push(...listMember(next, "services"));
  }
  return new Set([...refs].filter((ref) => ref !== null));
}

function* requiredRefs(bom: unknown): Generator<RequiredEntry> {
  for (const [i, entry] of listMember(bom, "dependencies").entries())
    for (const ref of [member(entry, "ref"), ...listMember(entry, "dependsOn")])
      if (typeof ref === "string" && ref !== "") yield { key: ref, name: ref, at: `/dependencies/${i}` };
}

/** What the document itself says lies beyond it: lists that parts link to, and assemblies that name not all of their parts. */
function leaveOutGaps(gathering: InventoryBuilder, all: readonly BomComponent[], bom: unknown): void {
  for (const { value, at } of [...all, { value: bom, at: "" }])
    if (listMember(value, "externalReferences").some((one) => textMember(one, "type") === "bom"))
      gathering.leaveOut(at, "list-linked", textMember(value, "name") ?? "");
  for (const [i, one] of listMember(bom, "compositions").entries())
    if ((textMember(one, "aggregate") ?? "").startsWith("incomplete"))
      gathering.leaveOut(`/compositions/${i}`, "list-incomplete");
}

/** The document, where it states something of vulnerabilities by itself. */
function ownStatements(bom: unknown): Pick<Inventory, "stated"> {
  const isStating = listMember(bom, "vulnerabilities").length > 0 || hasPedigree(bom);
  return isStating ? { stated: bom } : {};
}

function hasPedigree(bom: unknown): boolean {
  return listMember(bom, "components").some((one) => member(one, "pedigree") !== undefined);
}

/** A BOM-Link to the document, by its serial number and version. */
export function ownAddress(bom: unknown): { readonly address?: string } {
  const serial = textMember(bom, "serialNumber") ?? "";
  const uuid = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i.exec(serial)?.[1];
  const version = member(bom, "version");
  if (uuid === undefined || !Number.isSafeInteger(version) || Number(version) < 1) return {};
  return { address: `urn:cdx:${uuid.toLowerCase()}/${Number(version)}` };
}

type BomComponent = { readonly value: unknown; readonly at: string; readonly root: boolean };

/** Every component with its pointer, in document order, outer before inner. */
function componentsOf(gathering: InventoryBuilder, bom: unknown): readonly BomComponent[] {
  const found: BomComponent[] = [];
  const root = member(member(bom, "metadata"), "component");
  const waiting: BomComponent[] = listAt(gathering, bom, "components").map((value, i) => ({
    value,
    at: `/components/${i}`,
    root: false,
  }));
  if (root !== undefined) waiting.unshift({ value: root, at: "/metadata/component", root: true });
  waiting.reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    const inner = listMember(next.value, "components");
    for (let i = inner.length - 1; i >= 0; i--)
      waiting.push({ value: inner[i], at: `${next.at}/components/${i}`, root: false });
  }
  return found;
}

function edgesOf(bom: unknown): Map<string, readonly string[]> {
  const edges = new Map<string, readonly string[]>();
  for (const entry of listMember(bom, "dependencies")) {
    const ref = textMember(entry, "ref");
    const to = listMember(entry, "dependsOn").filter((value) => typeof value === "string" && value !== "");
    if (ref !== null && ref !== "") edges.set(ref, to as readonly string[]);
  }
  return edges;
}

const notSoftware: ReadonlySet<string> = new Set(["file", "data", "cryptographic-asset"]);

/** What is external (1.7) has a `versionRange` in place of a version. That is not read: whatever is there where the product runs, nobody has looked at it here. */
function add(context: Context, { value, at, root }: BomComponent): void {
  const purl = textMember(value, "purl");
  if (purl === null && (root || notSoftware.has(textMember(value, "type") ?? ""))) return;
  const group = textMember(value, "group");
  const name = textMember(value, "name") ?? "";
  const own = textMember(value, "version");
  const identity = identify({
    purl: purl ?? null,
    cpe: textMember(value, "cpe"),
    name: group === null || group === "" ? name : `${group}/${name}`,
    version: own === "" ? null : own,
    distro: context.distro,
    ...(purl === null ? {} : packageFacts((key) => property(value, key))),
    remark: (code, message, about) => context.gathering.remark(at, code, message, about),
  });
  const ref = textMember(value, "bom-ref") ?? "";
  const way = context.ways.get(ref) ?? [];
  const dependencyPath = way.map((step) => context.names.get(step) ?? step);
  const label = group === null || group === "" ? name : `${group}/${name}`;
  context.gathering.add({
    ...identity,
    ...(ref === "" ? {} : { ref }),
    name: label,
    at,
    scope: scopeOf(value),
    dependencyPath,
  });
}

function scopeOf(value: unknown): Component["scope"] {
  const scope = textMember(value, "scope");
  if (scope === "excluded" || property(value, "cdx:npm:package:development") === "true") return "dev";
  return scope === "optional" ? "optional" : "runtime";
}

function property(value: unknown, name: string): string | null {
  const found = listMember(value, "properties").find((entry) => textMember(entry, "name") === name);
  return found === undefined ? null : textMember(found, "value");
}
