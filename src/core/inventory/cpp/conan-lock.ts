/** Conan's conan.lock: the graph of Conan 1 (formats 0.1 to 0.4) and the lists of Conan 2 (0.5). What only builds are made with counts as dev. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Component, Inventory } from "#core/inventory/component.ts";
import { dependencyPaths } from "#core/inventory/dependency-paths.ts";
import {
  fileName,
  inventoryBuilder,
  type InventoryBuilder,
  listAt,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { originAt } from "#core/inventory/origin.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** conan.lock. */
export const conanLock: Reader = {
  name: "conan-lock",
  locks: ["conanfile"],
  files: /\.(?:lock|json)$/i,
  fix: "conan",
  recognise: (path, head) =>
    /^conan.*\.lock$/.test(fileName(path)) ||
    (/^\s*\{/.test(head) && /"(?:graph_lock|python_requires)"\s*:/.test(head)),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const gathering = inventoryBuilder("conan-lock", options, json.findings);
  const graph = member(json.value, "graph_lock");
  if (graph !== undefined) addGraph(gathering, member(graph, "nodes"));
  else if (!sections.some(([key]) => member(json.value, key) !== undefined))
    return failed("", "conan-lock-unknown", "Neither `graph_lock` nor `requires` is there.");
  else for (const section of sections) addList(gathering, json.value, section);
  return gathering.done();
}

const sections: readonly (readonly [key: string, scope: Component["scope"]])[] = [
  ["requires", "runtime"],
  ["build_requires", "dev"],
  ["python_requires", "dev"],
];

function addList(
  gathering: InventoryBuilder,
  document: unknown,
  [key, scope]: readonly [string, Component["scope"]],
): void {
  for (const [i, entry] of listAt(gathering, document, key).entries()) {
    const reference = Array.isArray(entry) ? entry[0] : entry;
    add(gathering, { reference, at: `/${key}/${i}`, scope, dependencyPath: [] });
  }
}

type ConanNode = {
  readonly reference: unknown;
  readonly at: string;
  readonly scope: Component["scope"];
  readonly dependencyPath: readonly string[];
};

/** `name/version`, then perhaps `@user/channel`, `#revision`, `:package` and `%time`. ConanCenter's recipes have no user and no channel. */
const referenceForm = /^([^/@#:%\s]{1,200})\/([^@#:%\s]{1,200})(?:@([^#:%\s]{1,200}))?(?=[@#:%]|$)/;

function add(gathering: InventoryBuilder, { reference, at, scope, dependencyPath }: ConanNode): void {
  const [, name, version, channel = "_/_"] =
    referenceForm.exec(typeof reference === "string" ? reference : "") ?? [];
  if (name === undefined || version === undefined)
    gathering.leaveOut(at, "entry-unreadable", typeof reference === "string" ? reference : "");
  else {
    const origin = channel === "_/_" ? undefined : originAt("registry", `@${channel}`);
    gathering.add({ ecosystem: "ConanCenter", name, version, at, scope, dependencyPath, origin });
  }
}

function referenceOf(node: unknown): string | null {
  return textMember(node, "ref") ?? textMember(node, "pref");
}

function addGraph(gathering: InventoryBuilder, nodes: unknown): void {
  const entries = entriesOf(nodes);
  const required = new Set(entries.flatMap(([, node]) => idsOf(member(node, "requires"))));
  const building = new Set(entries.flatMap(([, node]) => idsOf(member(node, "build_requires"))));
  const edges = new Map(
    entries.map(([id, node]) => [
      id,
      [...idsOf(member(node, "requires")), ...idsOf(member(node, "build_requires"))],
    ]),
  );
  const names = new Map(entries.map(([id, node]) => [id, referenceOf(node)?.split("/")[0] ?? ""]));
  const ways = dependencyPaths(edges);
  for (const [id, node] of entries) {
    if (textMember(node, "path") !== null || referenceOf(node) === null) continue;
    add(gathering, {
      reference: referenceOf(node),
      at: `/graph_lock/nodes/${pointerStep(id)}`,
      scope: building.has(id) && !required.has(id) ? "dev" : "runtime",
      dependencyPath: (ways.get(id) ?? []).map((parent) => names.get(parent) ?? "").filter(Boolean),
    });
  }
}

/** Node ids: a list of them, or in formats before 0.4 an object from reference to id. */
function idsOf(value: unknown): readonly string[] {
  const ids = Array.isArray(value) ? value : entriesOf(value).map(([, id]) => id);
  return ids.filter((id) => typeof id === "string");
}
