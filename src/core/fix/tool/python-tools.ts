/** pip, poetry, pdm, uv, pipenv and lists that name no tool of their own. */
import { admits } from "#core/fix/admits.ts";
import { type DependencyGraph, packageKey, type Requirer } from "#core/fix/dependency-graph.ts";
import { command, type FixTool, manual, type PackageMove, type ToolFix } from "#core/fix/fix.ts";

function pin({ name, to }: PackageMove): string {
  return `${name}==${to}`;
}

function requirersOf({ name, from }: PackageMove, graph: DependencyGraph | null): readonly Requirer[] {
  return graph?.requirers.get(packageKey(name, from)) ?? [];
}

/** The names of packages that require it and whose range does not admit the version. */
function refusingParents(move: PackageMove, requirers: readonly Requirer[]): readonly string[] {
  const refusing = requirers.filter(
    ({ parent, range }) => parent !== null && range !== null && !admits("pypi", range, move.to),
  );
  return [...new Set(refusing.map(({ parent }) => parent ?? ""))];
}

/** requirements.txt: the file is the requirement, and pip writes none. */
export const pipRequirements: FixTool = (move) => ({
  how: "direct",
  steps: [manual({ code: "edit-requirement", file: "requirements.txt", text: pin(move) })],
});

/** An environment that pip installed into. */
export const pip: FixTool = (move) => ({
  how: "direct",
  steps: [command("python", "-m", "pip", "install", pin(move))],
});

/** poetry has no override: what a package refuses is raised with that package. */
export const poetry: FixTool = (move, { graph }) => {
  const requirers = requirersOf(move, graph);
  const others = requirers.filter(({ parent }) => parent !== null);
  if (others.length === 0)
    return {
      how: "direct",
      steps: [command("poetry", "add", ...(move.scope === "dev" ? ["--group", "dev"] : []), pin(move))],
    };
  const parents = refusingParents(move, others);
  if (parents.length > 0) return raiseParents(move, parents, command("poetry", "update", move.name));
  return { how: "in-range", steps: [command("poetry", "update", move.name)] };
};

/** pdm: overrides stand in pyproject.toml. */
export const pdm: FixTool = (move, { graph }) => {
  const others = requirersOf(move, graph).filter(({ parent }) => parent !== null);
  if (others.length === 0)
    return {
      how: "direct",
      steps: [command("pdm", "add", ...(move.scope === "dev" ? ["--dev"] : []), pin(move))],
    };
  return {
    how: "override",
    steps: [
      manual({
        code: "add-override",
        file: "pyproject.toml",
        section: "[tool.pdm.resolution.overrides]",
        text: `${move.name} = "==${move.to}"`,
      }),
      // Locking anew by reuse keeps what is locked, even against an override.
      command("pdm", "update", "--update-reuse", "--no-sync", move.name),
      command("pdm", "sync"),
    ],
  };
};

/** uv: its lockfile has the project's own ranges; what packages refuse it says itself. */
export const uv: FixTool = (move, { graph }) => {
  const direct = requirersOf(move, graph).filter(({ parent }) => parent === null);
  const refusing = direct.filter(({ range }) => range !== null && !admits("pypi", range, move.to));
  const [first] = refusing;
  if (first === undefined)
    return {
      how: direct.length > 0 ? "direct" : "in-range",
      steps: [command("uv", "lock", "--upgrade-package", pin(move))],
    };
  const group = /^[A-Za-z0-9][A-Za-z0-9_-]{0,60}$/.test(first.member)
    ? [first.scope === "dev" ? "--group" : "--optional", first.member]
    : [];
  return { how: "direct", steps: [command("uv", "add", ...group, pin(move))] };
};

/** pipenv: its lockfile names no parents; `upgrade` moves one package and what it needs. */
export const pipenv: FixTool = (move) => ({
  how: "direct",
  steps: [command("pipenv", "upgrade", ...(move.scope === "dev" ? ["--dev"] : []), pin(move))],
});

function raiseParents(move: PackageMove, parents: readonly string[], ...after: ToolFix["steps"]): ToolFix {
  return {
    how: "other",
    steps: [manual({ code: "raise-parent", name: move.name, version: move.to, parents }), ...after],
  };
}
