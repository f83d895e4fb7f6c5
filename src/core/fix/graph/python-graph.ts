/** Who requires what in poetry.lock, pdm.lock and uv.lock. */
import {
  type DependencyGraph,
  graphBuilder,
  packageKey,
  packageRequirer,
  rootRequirer,
} from "#core/fix/dependency-graph.ts";
import { readToml } from "#core/inventory/toml.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";

type LockedPackage = { readonly name: string; readonly version: string; readonly entry: unknown };

function lockedPackages(text: string): readonly LockedPackage[] | null {
  const toml = readToml(text);
  if (!toml.ok) return null;
  return listMember(toml.value, "package").map((entry) => ({
    name: textMember(entry, "name") ?? "",
    version: textMember(entry, "version") ?? "",
    entry,
  }));
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}

/** poetry.lock: tables of ranges. What the project itself requires is not in it: that is what nothing else requires. */
export function poetryGraph(text: string): DependencyGraph | null {
  const packages = lockedPackages(text);
  if (packages === null) return null;
  return graphOf(packages, function* ({ entry }) {
    for (const [name, wanted] of entriesOf(member(entry, "dependencies")))
      yield [
        name,
        typeof wanted === "string"
          ? wanted
          : textMember(Array.isArray(wanted) ? wanted[0] : wanted, "version"),
      ];
  });
}

/** pdm.lock: lists of requirements in the form of PEP 508. */
export function pdmGraph(text: string): DependencyGraph | null {
  const packages = lockedPackages(text);
  if (packages === null) return null;
  return graphOf(packages, function* ({ entry }) {
    for (const wanted of listMember(entry, "dependencies")) {
      const [, name, range = ""] =
        /^([A-Za-z0-9._-]{1,200})(?:\[[^\]]{0,200}\])?([^;]{0,500})/.exec(String(wanted)) ?? [];
      if (name !== undefined) yield [name, range.trim()];
    }
  });
}

function graphOf(
  packages: readonly LockedPackage[],
  requirements: (one: LockedPackage) => Iterable<readonly [name: string, range: string | null]>,
): DependencyGraph {
  const graph = graphBuilder();
  const byName = Map.groupBy(packages, ({ name }) => normal(name));
  const required = new Set<LockedPackage>();
  for (const one of packages)
    for (const [name, range] of requirements(one))
      for (const target of byName.get(normal(name)) ?? []) {
        required.add(target);
        graph.addRequirer(
          target.name,
          target.version,
          packageRequirer(packageKey(one.name, one.version), name, { range }),
        );
      }
  for (const one of packages) {
    graph.addCopy(one.name, one.version);
    if (!required.has(one)) graph.addRequirer(one.name, one.version, rootRequirer(one.name));
  }
  return graph.done();
}

/** uv.lock: what the project and its members require stands with ranges, what packages require without. */
export function uvGraph(text: string): DependencyGraph | null {
  const packages = lockedPackages(text);
  if (packages === null) return null;
  const graph = graphBuilder();
  const byName = Map.groupBy(packages, ({ name }) => normal(name));
  for (const { name, version, entry } of packages) {
    graph.addCopy(name, version);
    const source = member(entry, "source");
    const own = ["virtual", "editable", "directory"].some((key) => member(source, key) !== undefined);
    for (const [wanted, scope, group] of uvRequirements(entry))
      for (const target of byName.get(normal(textMember(wanted, "name") ?? "")) ?? []) {
        const locked = textMember(wanted, "version");
        if (locked !== null && locked !== target.version) continue;
        const requirer = own
          ? rootRequirer(target.name, { range: uvRange(entry, target.name), scope, member: group })
          : packageRequirer(packageKey(name, version), target.name);
        graph.addRequirer(target.name, target.version, requirer);
      }
  }
  return graph.done();
}

type UvRequirement = readonly [wanted: unknown, scope: "runtime" | "dev" | "optional", group: string];

/** The group or extra stands where other lockfiles have a member's folder. */
function* uvRequirements(entry: unknown): Generator<UvRequirement> {
  for (const wanted of listMember(entry, "dependencies")) yield [wanted, "runtime", ""];
  for (const [extra, list] of entriesOf(member(entry, "optional-dependencies")))
    for (const wanted of Array.isArray(list) ? list : []) yield [wanted, "optional", extra];
  for (const [group, list] of entriesOf(member(entry, "dev-dependencies")))
    for (const wanted of Array.isArray(list) ? list : []) yield [wanted, "dev", group];
}

/** The range that the project's metadata states of a package; `""` admits everything. */
function uvRange(entry: unknown, name: string): string | null {
  const metadata = member(entry, "metadata");
  const dev = entriesOf(member(metadata, "requires-dev")).flatMap(([, list]) =>
    Array.isArray(list) ? list : [],
  );
  const found = [...listMember(metadata, "requires-dist"), ...dev].find(
    (one) => normal(textMember(one, "name") ?? "") === normal(name),
  );
  return found === undefined ? null : (textMember(found, "specifier") ?? "");
}
