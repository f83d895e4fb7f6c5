/** npm, pnpm, both yarns, bun and deno: a direct requirement is raised, a transitive one within its range, else by an override. */
import { admits, reachesInto } from "#core/fix/admits.ts";
import { fitsFolder, fitsName, fitsRange } from "#core/fix/argument.ts";
import { type DependencyGraph, packageKey, type Requirer } from "#core/fix/dependency-graph.ts";
import {
  command,
  type FixStep,
  type FixTool,
  type ListRequirements,
  manual,
  type PackageMove,
  type ToolFix,
} from "#core/fix/fix.ts";

type Requirements = {
  /** Of the project and its members. */
  readonly direct: readonly Requirer[];
  /** Of packages whose range admits the version, and of those whose range does not, or is not known. */
  readonly willing: readonly Requirer[];
  readonly refusing: readonly Requirer[];
};

function requirementsOf({ name, from, to }: PackageMove, graph: DependencyGraph | null): Requirements {
  const all = graph?.requirers.get(packageKey(name, from)) ?? [];
  const known = all.filter(
    ({ alias, member, scope }) =>
      fitsName("npm", alias) &&
      (member === "" || graph?.dialect === "berry" || fitsFolder(member)) &&
      (scope !== "peer" || all.length === 1),
  );
  const others = known.filter(({ parent }) => parent !== null);
  return {
    direct: all.length === 0 ? [whole(name)] : known.filter(({ parent }) => parent === null),
    willing: others.filter(({ range }) => admits("npm", range, to)),
    refusing: others.filter(({ range }) => !admits("npm", range, to)),
  };
}

/** What a list that does not say who requires a package is taken to mean. */
function whole(name: string): Requirer {
  return { parent: null, member: "", alias: name, range: null, scope: "runtime" };
}

/** `alias@npm:name@1.0.0`, or `name@1.0.0`. */
function spec({ name, to }: PackageMove, alias: string): string {
  return alias === name ? `${name}@${to}` : `${alias}@npm:${name}@${to}`;
}

function each(requirers: readonly Requirer[], stepOf: (requirer: Requirer) => FixStep): readonly FixStep[] {
  const steps = requirers.map(stepOf);
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}

function fix(how: ToolFix["how"], steps: readonly FixStep[]): ToolFix {
  return { how, steps };
}

const exact = /^(?:npm:.+@)?=?\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const npmScope: Readonly<Record<Requirer["scope"], readonly string[]>> = {
  runtime: [],
  dev: ["--save-dev"],
  optional: ["--save-optional"],
  peer: ["--save-peer"],
};

/** npm: `install` for what the project requires, `update` within ranges, `overrides` beyond them. */
export const npm: FixTool = (move, { graph }) => {
  const { direct, willing, refusing } = requirementsOf(move, graph);
  const installs = each(direct, ({ alias, member, range, scope }) =>
    command(
      "npm",
      "install",
      ...npmScope[scope],
      ...(range !== null && exact.test(range) ? ["--save-exact"] : []),
      ...(member === "" ? [] : ["--workspace", member]),
      spec(move, alias),
    ),
  );
  if (refusing.length > 0)
    return fix("override", [...installs, ...npmOverride(move, graph, refusing), command("npm", "install")]);
  const again =
    willing.length > 0 &&
    (direct.length === 0 || (graph?.copies.get(packageKey(move.name, move.from)) ?? 1) > 1);
  const updates = again ? each(willing, ({ alias }) => command("npm", "update", alias)) : [];
  return fix(direct.length > 0 ? "direct" : "in-range", [...installs, ...updates]);
};

/**
 * One override for the versions from the installed one (`>1.0.0-0`, since `npm pkg set` takes the first `=` for its own) up to the new one, since a parent that is moved too may ask for one between them. Where it
 * would also catch a newer copy whose requirers would take an older one, there is one below each parent that refuses.
 */
function npmOverride(
  { name, from, to }: PackageMove,
  graph: DependencyGraph | null,
  refusing: readonly Requirer[],
): readonly FixStep[] {
  const caught = [...(graph?.requirers ?? [])].some(
    ([key, of]) =>
      key.startsWith(`${name}@`) &&
      key !== packageKey(name, from) &&
      of.some(({ range }) => reachesInto("npm", range, { from, before: to })),
  );
  const value = (alias: string): string => (alias === name ? to : `npm:${name}@${to}`);
  const keyOf = ({ parent, alias }: Requirer): string =>
    caught ? `[${nameOf(parent)}][${alias}]` : `[${alias}@>${from.replace(/-.*/, "")}-0 <${to}]`;
  return each(refusing, (one) => command("npm", "pkg", "set", `overrides${keyOf(one)}=${value(one.alias)}`));
}

/** pnpm: its lockfile has no ranges of packages, so what is transitive is overridden. */
export const pnpm: FixTool = (move, { graph }) => {
  const { direct, refusing } = requirementsOf(move, graph);
  const updates = each(direct, ({ alias, member, scope }) => {
    const filter = member === "" ? [] : ["--filter", `./${member}`];
    const kind = scope === "dev" ? ["--save-dev"] : scope === "optional" ? ["--save-optional"] : [];
    const act = alias === move.name ? ["update"] : ["add", ...kind];
    return command("pnpm", ...filter, ...act, spec(move, alias));
  });
  if (refusing.length === 0) return fix("direct", updates);
  const text = `"${move.name}@>=${move.from} <${move.to}": ${move.to}`;
  const override = manual({ code: "add-override", file: "pnpm-workspace.yaml", section: "overrides", text });
  return fix("override", [...updates, override, command("pnpm", "install")]);
};

/** Both yarns; which of them wrote the list is told by the list. */
export const yarn: FixTool = (move, list) =>
  list.graph?.dialect === "berry" ? yarnBerry(move, list) : yarnClassic(move, list);

/** yarn 1 moves what is transitive by `resolutions` alone. */
const yarnClassic: FixTool = (move, { graph }) => {
  const { direct, willing, refusing } = requirementsOf(move, graph);
  const upgrades = each(direct, ({ alias }) =>
    command("yarn", alias === move.name ? "upgrade" : "add", spec(move, alias)),
  );
  const others = [...willing, ...refusing];
  if (others.length === 0) return fix("direct", upgrades);
  const resolutions = each(others, ({ parent, alias }) =>
    manual({
      code: "add-override",
      file: "package.json",
      section: "resolutions",
      text: `"**/${nameOf(parent)}/${alias}": "${move.to}"`,
    }),
  );
  return fix("override", [...upgrades, ...resolutions, command("yarn", "install")]);
};

/** The name before the last `@` of `name@version`. */
function nameOf(parent: string | null): string {
  const name = (parent ?? "").slice(0, Math.max(0, (parent ?? "").lastIndexOf("@")));
  return fitsName("npm", name) ? name : "*";
}

/** yarn 2 and later: `up` raises every member's requirement, `set resolution` chooses within a range. */
function yarnBerry(move: PackageMove, { graph, versions }: ListRequirements): ToolFix {
  const { direct, willing, refusing } = requirementsOf(move, graph);
  const elsewhere = versions
    .filter((version) => version !== move.from)
    .flatMap((version) => graph?.requirers.get(packageKey(move.name, version)) ?? []);
  const mixed = elsewhere.some(({ parent }) => parent === null);
  const ups = mixed
    ? each(direct, () =>
        manual({ code: "raise-requirement", file: "package.json", name: move.name, version: move.to }),
      )
    : each(direct, ({ alias }) => command("yarn", "up", spec(move, alias)));
  const within = each(
    willing.filter(({ range }) => fitsRange(bare(range))),
    ({ alias, range }) =>
      command("yarn", "set", "resolution", `${alias}@npm:${bare(range)}`, `npm:${move.to}`),
  );
  const beyond = each(refusing, ({ parent, alias }) =>
    manual({
      code: "add-override",
      file: "package.json",
      section: "resolutions",
      text: `"${nameOf(parent)}/${alias}": "npm:${move.name}@${move.to}"`,
    }),
  );
  const how = beyond.length > 0 ? "override" : direct.length > 0 ? "direct" : "in-range";
  return fix(how, [
    ...ups,
    ...within,
    ...beyond,
    ...(beyond.length > 0 || mixed ? [command("yarn", "install")] : []),
  ]);
}

function bare(range: string | null): string {
  return (range ?? "").replace(/^npm:/, "");
}

const bunScope: Readonly<Record<Requirer["scope"], readonly string[]>> = {
  runtime: [],
  dev: ["--dev"],
  optional: ["--optional"],
  peer: ["--peer"],
};

/** bun: an override replaces every version of the package, so there is none where the list has others. */
export const bun: FixTool = (move, { graph, versions }) => {
  const { direct, willing, refusing } = requirementsOf(move, graph);
  const adds = each(direct, ({ alias, member, scope }) =>
    command("bun", "add", ...(member === "" ? [] : ["--cwd", member]), ...bunScope[scope], spec(move, alias)),
  );
  const others = [...willing, ...refusing];
  if (others.length === 0) return fix("direct", adds);
  if (versions.length > 1) {
    const parents = [...new Set(others.map(({ parent }) => nameOf(parent)))];
    return fix("other", [
      ...adds,
      manual({ code: "raise-parent", name: move.name, version: move.to, parents }),
    ]);
  }
  const override = manual({
    code: "add-override",
    file: "package.json",
    section: "overrides",
    text: `"${move.name}": "${move.to}"`,
  });
  return fix("override", [...adds, override, command("bun", "install")]);
};

/** deno: what deno.json requires. */
export const deno: FixTool = ({ name, to }) => fix("direct", [command("deno", "add", `npm:${name}@${to}`)]);
