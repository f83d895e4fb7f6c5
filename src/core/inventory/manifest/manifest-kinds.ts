/**
 * Files that name dependencies and do not say which versions they became: what a lock beside them, or above them where the tool has workspaces,
 * says in their place (`locks` of a reader). Without it nothing of them can be compared. Lockfiles of forms that no reader reads stand here too: no lock replaces them.
 */
import { addProjectPackages, declaresPackages } from "#core/inventory/dotnet/project-packages.ts";
import { addCatalog, catalogDeclares } from "#core/inventory/manifest/gradle-catalog.ts";
import { unreadManifests } from "#core/inventory/manifest/unread-manifests.ts";
import { entriesOf, member, readJson } from "#core/input/json.ts";
import type { ManifestKind } from "#core/inventory/manifest/manifest-kind.ts";

/** Whether a JSON document has an entry under one of the members, besides those that are no packages. */
function jsonDeclares(text: string, members: readonly string[], platform = /^$/): boolean {
  const json = readJson(text);
  if (!json.ok) return text.trim() !== "";
  return members.some((name) => {
    const found = member(json.value, name);
    if (Array.isArray(found)) return found.length > 0;
    return entriesOf(found).some(([key]) => !platform.test(key));
  });
}

/** Whether a pattern stands in the text, comments that begin a line left aside. */
function says(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text.replaceAll(/^[ \t]*(?:#|\/\/).*$/gm, ""));
}

function always(text: string): boolean {
  return text.trim() !== "";
}

/** Whether a table of a TOML text whose name fits has an entry besides Python itself. */
function tomlDeclares(table: RegExp): (text: string) => boolean {
  return (text) => {
    let within = false;
    for (const line of text.split("\n")) {
      const heading = /^\s*\[{1,2}([^\]]{1,300})\]+\s*(?:#.*)?$/.exec(line)?.[1];
      if (heading !== undefined) {
        const name = heading.replaceAll(/["'\s]/g, "");
        within = table.test(name);
        if (within && /dependencies\.[^.]+$/.test(name)) return true;
      } else if (within && /^\s*[\w"'.-]{1,200}\s*=/.test(line) && !/^\s*python\s*=/.test(line)) return true;
    }
    return false;
  };
}

const poetryTables = tomlDeclares(
  /^(?:tool\.poetry\.(?:group\.[^.]+\.)?(?:dev-)?dependencies|tool\.pdm\.dev-dependencies|dependency-groups)$/,
);
const projectLists = says(/^[ \t]*dependencies[ \t]*=[ \t]*\[[ \t]*(?:["']|\r?$)/m);
const dynamicLists = says(/^[ \t]*dynamic[ \t]*=[ \t]*\[[^\]]{0,1000}["']dependencies["']/m);

/** All kinds. */
export const manifestKinds: readonly ManifestKind[] = [
  {
    name: "npm-manifest",
    files: /(?:^|\/)package\.json$/,
    declares: (text) => jsonDeclares(text, ["dependencies", "devDependencies", "optionalDependencies"]),
    above: true,
  },
  {
    name: "python-project",
    files: /(?:^|\/)pyproject\.toml$/,
    declares: (text) => projectLists(text) || dynamicLists(text) || poetryTables(text),
    above: true,
  },
  {
    name: "python-setup",
    files: /(?:^|\/)setup\.(?:py|cfg)$/,
    declares: says(/\b(?:install_requires|extras_require|setup_requires)\b/),
    above: false,
  },
  {
    name: "pipfile",
    files: /(?:^|\/)Pipfile$/,
    declares: tomlDeclares(/^(?:dev-)?packages$/),
    above: false,
  },
  {
    name: "requirements-in",
    files: /(?:^|\/)[^/]*requirements[^/]*\.in$/,
    declares: says(/^[A-Za-z0-9]/m),
    above: false,
  },
  {
    name: "gemfile",
    files: /(?:^|\/)(?:Gemfile|gems\.rb)$/,
    declares: says(/^[ \t]*(?:gem\b|gemspec\b)/m),
    above: false,
  },
  {
    name: "gradle-build",
    files: /(?:^|\/)[^/]+\.gradle(?:\.kts)?$/,
    declares: says(
      /\b(?:\w*[iI]mplementation|\w*[aA]pi|compile|\w*[rR]untimeOnly|\w*[cC]ompileOnly|classpath|annotationProcessor|kapt|ksp)\b(?:[ \t]{0,20}[('"]|[ \t]{1,20}(?!project\b|files\b|fileTree\b|sourceSets\b|fun\b|val\b)[a-zA-Z]\w{0,100}[ \t]{0,20}[.(:])/,
    ),
    above: true,
  },
  {
    name: "cargo-manifest",
    files: /(?:^|\/)Cargo\.toml$/,
    declares: tomlDeclares(/^(?:target\..*\.)?(?:workspace\.)?(?:dev-|build-)?dependencies(?:\.[^.]+)?$/),
    above: true,
  },
  {
    name: "composer-manifest",
    files: /(?:^|\/)composer\.json$/,
    declares: (text) =>
      jsonDeclares(
        text,
        ["require", "require-dev"],
        /^(?:php(?:-.*)?|hhvm|(?:ext|lib)-.*|composer(?:-.*)?)$/,
      ),
    above: false,
  },
  {
    name: "pubspec",
    files: /(?:^|\/)pubspec\.ya?ml$/,
    declares: says(/^(?:dev_)?dependencies:[ \t]*\r?\n[ \t]+\S/m),
    above: true,
  },
  {
    name: "mix-project",
    files: /(?:^|\/)mix\.exs$/,
    declares: says(/\{[ \t]{0,20}:\w{1,200}[ \t]{0,20},/),
    above: true,
  },
  {
    name: "dotnet-project",
    files: /\.(?:cs|fs|vb)proj$|(?:^|\/)Directory\.(?:Packages|Build)\.(?:props|targets)$/,
    declares: declaresPackages,
    above: false,
    fix: "dotnet",
    addPackages: addProjectPackages,
  },
  {
    name: "swift-package",
    files: /(?:^|\/)Package\.swift$/,
    declares: says(/\.package[ \t]{0,20}\(/),
    above: false,
  },
  {
    name: "podfile",
    files: /(?:^|\/)Podfile$/,
    declares: says(/^[ \t]*pod\b/m),
    above: false,
  },
  {
    name: "conanfile",
    files: /(?:^|\/)conanfile\.(?:txt|py)$/,
    declares: says(/^\[(?:tool_|build_)?requires\]|\brequires\b/m),
    above: false,
  },
  {
    name: "vcpkg-manifest",
    files: /(?:^|\/)vcpkg\.json$/,
    declares: (text) => jsonDeclares(text, ["dependencies"]),
    above: false,
  },
  {
    name: "julia-project",
    files: /(?:^|\/)(?:Julia)?Project\.toml$/,
    declares: tomlDeclares(/^deps$/),
    above: false,
  },
  {
    name: "stack-project",
    files: /(?:^|\/)(?:package\.yaml|[^/]+\.cabal)$/,
    declares: says(/^[ \t]*(?:build-depends|dependencies)[ \t]*:/m),
    above: true,
  },
  {
    name: "gradle-catalog",
    files: /\.versions\.toml$/,
    declares: catalogDeclares,
    above: true,
    below: true,
    addPackages: addCatalog,
  },
  {
    name: "unread-lock",
    files:
      /(?:^|\/)(?:bun\.lockb|pixi\.lock|flake\.lock|MODULE\.bazel\.lock|\.terraform\.lock\.hcl|conda-lock\.ya?ml|vcpkg-configuration\.json)$|\.cdx\.(?:pb|proto|bin)$/,
    declares: always,
    above: false,
  },
  ...unreadManifests,
];
