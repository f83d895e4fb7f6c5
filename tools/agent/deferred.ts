/**
 * What a plain `check` of the agent seldom needs although modules that it needs import it: in the bundle each of these is a part of its own, evaluated
 * when something of it is first used. A module that is rare and not small belongs here; what uses it stays as it is, and imports it as ever.
 * (Where the use is already behind an `await`, an `import()` does the same without a line here.)
 */
import { join, resolve } from "node:path";
import type { Plugin } from "esbuild";

/** Packages, with the names that the program imports from them. */
const packages: Readonly<Record<string, readonly string[]>> = {
  canonicalize: ["default"],
  "packageurl-js": ["PackageURL"],
  "js-yaml": ["FAILSAFE_SCHEMA", "load", "YAMLException"],
  "smol-toml": ["parse", "TomlError"],
};

/** Modules of our own, under `src`. */
const modules: readonly string[] = [
  "agent/check/record-check.ts",
  "agent/home/agent-folder.ts",
  "agent/home/asset-facts.ts",
  "agent/home/folder-lock.ts",
  "agent/scan/search-finding.ts",
  "agent/sync/directives.ts",
  "cli/help.ts",
  "core/asset/asset-facts-file.ts",
  "core/document/agent-release.ts",
  "core/fix/argument.ts",
  "core/format/csaf-products.ts",
  "core/input/suggest-names.ts",
  "core/input/xml.ts",
  "core/inventory/component-identity.ts",
  "core/inventory/jvm/pom-tree.ts",
  "core/inventory/jvm/pom-unread.ts",
  "core/inventory/os/rpm-header.ts",
  "core/inventory/os/sqlite-table.ts",
  "core/inventory/requirement.ts",
  "core/pack/read/channel-doubt.ts",
  "core/pack/read/similar-names.ts",
  "core/pack/read/source-label.ts",
  "core/product/aliases.ts",
  "core/product/cpe-name.ts",
  "core/product/fix-channel.ts",
  "core/product/producer-spellings.ts",
  "core/product/release.ts",
  "core/product/source-names.ts",
  "core/severity/cvss-4.ts",
  "core/version/native-range.ts",
  "core/version/range.ts",
  "core/version/vers.ts",
  "core/vex/acceptance-file.ts",
  "core/vex/cyclonedx.ts",
  "messages/render/asset-fact.ts",
  "messages/render/check/acceptance.ts",
  "messages/render/clock.ts",
];

const prefix = "deferred-";
const source = resolve(import.meta.dirname, "../../src");
const names = [...Object.keys(packages), ...modules];

/** The deferred modules as entry points of the bundle, by the name of their part. */
export const deferredEntries = Object.fromEntries(names.map((name) => [partName(name), `deferred:${name}`]));

/** Deferred modules stay imports, of the parts that they become. */
export const deferredModules: Plugin = {
  name: "deferred-modules",
  setup: (bundling) => {
    bundling.onResolve({ filter: /^deferred:/ }, ({ path }) => {
      const name = path.slice("deferred:".length);
      return Object.hasOwn(packages, name)
        ? { path: name, namespace: "deferred" }
        : { path: join(source, name) };
    });
    bundling.onLoad({ filter: /./, namespace: "deferred" }, ({ path }) => ({
      contents: `export { ${packages[path]?.join(", ")} } from ${JSON.stringify(path)};`,
      resolveDir: source,
    }));
    bundling.onResolve({ filter: /^[#.a-z]/ }, ({ path, kind, resolveDir, namespace }) => {
      if (kind !== "import-statement" || namespace === "deferred") return undefined;
      const file = path.startsWith("#") ? join(source, path.slice(1)) : resolve(resolveDir, path);
      const name = names.find((each) => each === path || join(source, each) === file);
      return name === undefined ? undefined : { path: `./${partName(name)}.js`, external: true };
    });
  },
};

/** Whether a part is a deferred module, by the path under which parts ask for it. Throws where it is a package that does not give a member that is used. */
export function isDeferred(path: string, members: readonly string[]): boolean {
  const name = names.find((each) => path === `./${partName(each)}.js`);
  const missing =
    name === undefined ? [] : members.filter((each) => packages[name]?.includes(each) === false);
  if (missing.length > 0) throw new Error(`tools/agent/deferred.ts: ${name} lacks ${missing.join(", ")}`);
  return name !== undefined;
}

function partName(name: string): string {
  return prefix + name.replace(/\.ts$/, "").replaceAll("/", "-");
}
