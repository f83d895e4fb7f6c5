/** The package managers of other languages, and of lists that are built. */
import { admits } from "#core/fix/admits.ts";
import { type DependencyGraph, packageKey, type Requirer } from "#core/fix/dependency-graph.ts";
import { command, type FixTool, manual, type PackageMove, type ToolFix } from "#core/fix/fix.ts";

function fix(how: ToolFix["how"], ...steps: ToolFix["steps"]): ToolFix {
  return { how, steps };
}

function requirersOf({ name, from }: PackageMove, graph: DependencyGraph | null): readonly Requirer[] {
  return graph?.requirers.get(packageKey(name, from)) ?? [];
}

function refusingParents(move: PackageMove, requirers: readonly Requirer[]): readonly string[] {
  const refusing = requirers.filter(
    ({ parent, range }) => parent !== null && !admits(move.purl.type, range, move.to),
  );
  return [...new Set(refusing.map(({ parent }) => parent ?? ""))];
}

function raiseParent({ name, to }: PackageMove, parents: readonly string[]): ToolFix["steps"][number] {
  return manual({ code: "raise-parent", name, version: to, parents });
}

/** What the list was made of has to be built again. */
export const rebuild: FixTool = ({ name, to }) =>
  fix("other", manual({ code: "rebuild", name, version: to }));

/** The list does not say which tool manages the package, as an SBOM does not. */
export const anyTool: FixTool = ({ name, to }) =>
  fix("other", manual({ code: "any-tool", name, version: to }));

/** go.mod, direct and indirect alike: the highest version that anybody requires is taken, so nothing is lowered. */
export const go: FixTool = (move, { graph }) => {
  const { name, to } = move;
  if (name === "stdlib") return fix("direct", command("go", "get", `go@${to.replace(/^v/, "")}`));
  const version = to.startsWith("v") ? to : `v${to}`;
  const replaced = requirersOf({ ...move, from: move.from }, graph).find(({ parent }) => parent !== null);
  if (replaced !== undefined)
    return fix(
      "override",
      command("go", "mod", "edit", `-replace=${replaced.alias}=${name}@${version}`),
      command("go", "mod", "tidy"),
    );
  return fix("direct", command("go", "get", `${name}@${version}`));
};

/** A folder `vendor` is written anew afterwards. */
export const goVendor: FixTool = (move, list) => {
  const { how, steps } = go(move, { ...list, graph: null });
  return { how, steps: [...steps, command("go", "mod", "vendor")] };
};

/** cargo: versions with the same first number that is not 0 are compatible; beyond it the requirement has to be raised. */
export const cargo: FixTool = (move, { graph }) => {
  const update = command("cargo", "update", "-p", `${move.name}@${move.from}`, "--precise", move.to);
  if (admits("cargo", move.from, move.to)) return fix("in-range", update);
  const requirers = requirersOf(move, graph);
  const parents = [...new Set(requirers.flatMap(({ parent }) => parent ?? []))];
  if (parents.length > 0) return fix("other", raiseParent(move, parents));
  return fix(
    "other",
    manual({ code: "raise-requirement", file: "Cargo.toml", name: move.name, version: move.to }),
  );
};

/** Composer has no override: a package that nothing else requires is required by the project. */
export const composer: FixTool = (move, { graph }) => {
  const { name, to, scope } = move;
  const others = requirersOf(move, graph).filter(({ parent }) => parent !== null);
  if (others.length === 0)
    return fix(
      "direct",
      command(
        "composer",
        "require",
        ...(scope === "dev" ? ["--dev"] : []),
        `${name}:${to}`,
        "--with-dependencies",
      ),
    );
  const parents = refusingParents(move, others);
  if (parents.length > 0) return fix("other", raiseParent(move, parents));
  return fix(
    "in-range",
    command("composer", "update", name, "--with", `${name}:${to}`, "--with-dependencies"),
  );
};

/** Bundler: the Gemfile's requirement is raised by hand, what other gems refuse with those gems. */
export const bundler: FixTool = (move, { graph }) => {
  const update = command("bundle", "update", "--conservative", move.name);
  const requirers = requirersOf(move, graph);
  const parents = refusingParents(move, requirers);
  if (parents.length > 0) return fix("other", raiseParent(move, parents), update);
  const own = requirers.some(({ parent, range }) => parent === null && !admits("gem", range, move.to));
  if (own)
    return fix(
      "direct",
      manual({ code: "raise-requirement", file: "Gemfile", name: move.name, version: move.to }),
      update,
    );
  return fix("in-range", update);
};

/** A pom.xml states the versions of direct dependencies; the plugin moves none that stands in a property or is managed. */
export const maven: FixTool = ({ name, to, isManaged }) => {
  if (isManaged) return fix("direct", manual({ code: "raise-managed", name, version: to }));
  return fix(
    "direct",
    command(
      "mvn",
      "versions:use-dep-version",
      `-Dincludes=${name}`,
      `-DdepVersion=${to}`,
      "-DforceVersion=true",
      "-DgenerateBackupPoms=false",
    ),
  );
};

/** Gradle: a constraint reaches what is transitive too; the lockfile is written anew for this one. */
export const gradle: FixTool = ({ name, to }) =>
  fix(
    "override",
    manual({
      code: "add-override",
      file: "build.gradle",
      section: "dependencies { constraints { … } }",
      text: `implementation("${name}:${to}")`,
    }),
    command("gradle", "dependencies", "--update-locks", name),
  );

/** A package of its own reference wins over what others ask for, so it serves for transitive ones too. */
export const dotnet: FixTool = (move, { graph }) => {
  const direct = requirersOf(move, graph).some(({ parent }) => parent === null);
  return fix(
    direct ? "direct" : "override",
    command("dotnet", "add", "package", move.name, "--version", move.to),
  );
};

/** packages.config. */
export const nuget: FixTool = ({ name, to }) =>
  fix("direct", command("nuget", "update", "packages.config", "-Id", name, "-Version", to));

/** paket.lock. */
export const paket: FixTool = ({ name, to }) =>
  fix("in-range", command("paket", "update", name, "--version", to));

/** pub: what is transitive is overridden. */
export const pub: FixTool = (move, { graph }) => {
  const [requirer] = requirersOf(move, graph);
  const direct = requirer === undefined || requirer.parent === null;
  const section = direct ? (requirer?.scope === "dev" ? "dev:" : "") : "override:";
  return fix(
    direct ? "direct" : "override",
    command("dart", "pub", "add", `${section}${move.name}:${move.to}`),
  );
};

/** mix takes the newest version that mix.exs and the other packages admit. */
export const mix: FixTool = ({ name }) => fix("in-range", command("mix", "deps.update", name));

/** Swift packages are known by the last part of their address. */
export const swift: FixTool = ({ purl, to }) =>
  fix("in-range", command("swift", "package", "resolve", purl.name, "--version", to));

/** CocoaPods takes the newest version that the Podfile admits; a subspec is updated with its pod. */
export const pod: FixTool = ({ purl }) =>
  fix("in-range", command("pod", "update", purl.name.replace(/\/.*$/, "")));

/** conan.lock is written anew from the recipe. */
export const conan: FixTool = ({ name, to }) =>
  fix(
    "direct",
    manual({ code: "edit-requirement", file: "conanfile", text: `${name}/${to}` }),
    command("conan", "lock", "create", "."),
  );
