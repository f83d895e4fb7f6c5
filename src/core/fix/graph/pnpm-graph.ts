/** Who requires what in pnpm-lock.yaml: the importers with their ranges, and which versions packages were given; their ranges are not written. */
import {
  type DependencyGraph,
  graphBuilder,
  packageKey,
  packageRequirer,
  type Requirer,
  rootRequirer,
} from "#core/fix/dependency-graph.ts";
import { yamlEntries } from "#core/inventory/yaml-keys.ts";

const scopes: Readonly<Record<string, Requirer["scope"]>> = {
  dependencies: "runtime",
  devDependencies: "dev",
  optionalDependencies: "optional",
};

type PnpmRequirement = { readonly member: string; readonly alias: string; readonly scope: Requirer["scope"] };

/** The graph of pnpm-lock.yaml, lockfile versions 5 to 9. */
export function pnpmGraph(text: string): DependencyGraph | null {
  const graph = graphBuilder();
  const specifiers = new Map<string, string>();
  const direct: (PnpmRequirement & { readonly version: string })[] = [];
  for (const { path, value } of yamlEntries(text, null)) {
    const found = importerOf(path);
    if (found !== null) {
      if (found.field === "specifier") specifiers.set(`${found.member} ${found.alias}`, value);
      else direct.push({ ...found, version: value });
      continue;
    }
    const [section, key = "", kind = "", alias] = path;
    if (section !== "packages" && section !== "snapshots") continue;
    const parent = packageOf(key);
    if (parent !== null && path.length === 2 && section === "packages") graph.addCopy(...parent);
    if (parent === null || alias === undefined || scopes[kind] === undefined || path.length !== 4) continue;
    const target = targetOf(alias, value);
    graph.addRequirer(...target, packageRequirer(packageKey(...parent), alias, { scope: scopes[kind] }));
  }
  for (const { member, alias, scope, version } of direct) {
    const range = specifiers.get(`${member} ${alias}`) ?? null;
    graph.addRequirer(...targetOf(alias, version), rootRequirer(alias, { member, range, scope }));
  }
  return graph.done("pnpm");
}

/** A line of an importer: `importers / . / dependencies / name / specifier|version`; older lockfiles write specifiers apart, one project without importers. */
function importerOf(
  path: readonly string[],
): (PnpmRequirement & { readonly field: "specifier" | "version" }) | null {
  const inImporters = path[0] === "importers";
  const [kind = "", alias, field] = inImporters ? path.slice(2) : path;
  const member = inImporters && path[1] !== "." ? (path[1] ?? "") : "";
  if (alias === undefined) return null;
  if (kind === "specifiers") return { member, alias, scope: "runtime", field: "specifier" };
  const scope = scopes[kind];
  if (scope === undefined) return null;
  return { member, alias, scope, field: field === "specifier" ? "specifier" : "version" };
}

function packageOf(key: string): readonly [name: string, version: string] | null {
  const bare = (key.startsWith("/") ? key.slice(1) : key).split(/[(_]/, 1)[0] as string;
  const [, name, version] = /^((?:@[^/]+\/)?[^@/]+)[@/](.+)$/.exec(bare) ?? [];
  return name === undefined || version === undefined ? null : [name, version];
}

/** A version as `1.0.0(peer@2.0.0)`, or of an alias the other package's key. */
function targetOf(alias: string, value: string): readonly [name: string, version: string] {
  const version = value.split(/[(_]/, 1)[0] as string;
  return (/[@/]/.test(version) ? packageOf(version) : null) ?? [alias, version];
}
