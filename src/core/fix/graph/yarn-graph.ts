/** Who requires what in yarn.lock, of both yarns: a block's header names the ranges that it answers, its `dependencies` those that it asks for. */
import {
  type DependencyGraph,
  graphBuilder,
  packageKey,
  packageRequirer,
  rootRequirer,
} from "#core/fix/dependency-graph.ts";
import { numberedLines } from "#core/inventory/reader.ts";

type YarnBlock = {
  readonly specs: readonly string[];
  readonly name: string;
  readonly version: string;
  readonly isMember: boolean;
  readonly dependencies: readonly (readonly [alias: string, range: string])[];
};

/**
 * The graph of yarn.lock. Version 1 does not say what the project itself requires: that is a range that no package asks for. Later versions
 * have a block for every member, which does not say of what kind its requirements are.
 */
export function yarnGraph(text: string): DependencyGraph | null {
  const berry = /^__metadata:/m.test(text);
  const blocks = [...yarnBlocks(text)];
  const bySpec = new Map(blocks.flatMap((block) => block.specs.map((spec) => [spec, block] as const)));
  const asked = new Set<string>();
  const graph = graphBuilder();
  for (const block of blocks) {
    if (!block.isMember) graph.addCopy(block.name, block.version);
    for (const [alias, range] of block.dependencies) {
      const spec = `${alias}@${range}`;
      const target = bySpec.get(spec);
      if (target === undefined) continue;
      asked.add(spec);
      const requirer = block.isMember
        ? rootRequirer(alias, { member: block.name, range })
        : packageRequirer(packageKey(block.name, block.version), alias, { range });
      graph.addRequirer(target.name, target.version, requirer);
    }
  }
  if (!berry)
    for (const [spec, block] of bySpec)
      if (!asked.has(spec))
        graph.addRequirer(block.name, block.version, rootRequirer(aliasOf(spec), { range: rangeOf(spec) }));
  return graph.done(berry ? "berry" : "classic");
}

function aliasOf(spec: string): string {
  return spec.slice(0, Math.max(spec.indexOf("@", 1), 0));
}

function rangeOf(spec: string): string {
  return spec.slice(spec.indexOf("@", 1) + 1);
}

function* yarnBlocks(text: string): Generator<YarnBlock> {
  let header: readonly string[] | null = null;
  let fields = new Map<string, string>();
  let dependencies: [string, string][] = [];
  let section = "";
  for (const [line] of numberedLines(`${text}\nend:`, null)) {
    if (line === "" || line.startsWith("#")) continue;
    if (!line.startsWith(" ")) {
      if (header !== null && header[0] !== "__metadata") yield blockOf(header, fields, dependencies);
      header = specsOf(line);
      [fields, dependencies, section] = [new Map<string, string>(), [], ""];
      continue;
    }
    const [, indent = "", key = "", value = ""] =
      /^( {2,4})"?((?:@[^"/\s]+\/)?[^"@:\s]+)"?:?(?: +(.*))?$/.exec(line) ?? [];
    if (key === "") continue;
    if (indent.length === 2) {
      section = key;
      fields.set(key, unquote(value));
    } else if (section === "dependencies" || section === "optionalDependencies")
      dependencies.push([key, unquote(value)]);
  }
}

function specsOf(line: string): readonly string[] {
  return line
    .replace(/:$/, "")
    .split(",")
    .map((spec) => spec.replaceAll('"', "").trim());
}

function unquote(text: string): string {
  return text.trim().replace(/^"(.*)"$/, "$1");
}

function blockOf(
  specs: readonly string[],
  fields: ReadonlyMap<string, string>,
  dependencies: YarnBlock["dependencies"],
): YarnBlock {
  const spec = specs[0] ?? "";
  const resolution = fields.get("resolution") ?? spec;
  const alias = /^npm:((?:@[^/@]+\/)?[^@]+)@/.exec(rangeOf(spec))?.[1];
  return {
    specs,
    name: fields.has("resolution") ? aliasOf(resolution) : (alias ?? aliasOf(spec)),
    version: fields.get("version") ?? "",
    isMember: fields.get("linkType") === "soft",
    dependencies,
  };
}
