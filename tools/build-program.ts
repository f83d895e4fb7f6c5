/**
 * Bundles the program for tests that start it as a process of its own: `dist/program/main.js`, with its threads beside it. It is the same code at the
 * same places (what a module says of itself stays that of its source), loaded from few files: a room that is killed and started twenty times loads its
 * thousand modules no longer than it runs.
 */
import { readdirSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "dist/program");

/** The threads' programs, which are started by the name of their file. */
const threads = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("-worker.ts") && !path.startsWith("web/"))
  .map((path) => join("src", path));

/** Where the bundle of a thread's program lies. */
function bundleOf(source: string): string {
  return join(folder, `${relative(root, source).replaceAll("/", "-").replace(/\.ts$/, "")}.js`);
}

/** A module goes on knowing where its source lies; a thread is started from its bundle. */
const places: Plugin = {
  name: "places",
  setup: (bundling) => {
    bundling.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const at = dirname(path);
      const contents = text
        .replaceAll(/new URL\("(\.\/[\w-]+-worker\.ts)", import\.meta\.url\)/g, (_, name: string) => {
          return `new URL(${JSON.stringify(pathToFileURL(bundleOf(join(at, name))).href)})`;
        })
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(at));
      return { contents, loader: "ts" };
    });
  },
};

/** The languages' folders are found as the bundle is made. */
const languages: Plugin = {
  name: "languages",
  setup: (bundling) => {
    bundling.onLoad({ filter: /src.messages.languages\.ts$/ }, async ({ path }) => {
      const files = readdirSync(dirname(path), { recursive: true, encoding: "utf8" }).filter((name) =>
        /^[^/]+\/(?:index|finish)\.ts$/.test(name),
      );
      const modules = files.map((name, n) => `import * as module${n} from "./${name}";`).join("\n");
      const found = files.map((name, n) => `[${JSON.stringify(join(dirname(path), name))}, module${n}]`);
      const text = (await readFile(path, "utf8")).replaceAll(
        "import.meta.dirname",
        JSON.stringify(dirname(path)),
      );
      const known = text.replace("createRequire(import.meta.url)", "(path: string) => found.get(path)");
      if (known === text) throw new Error(`${path} no longer imports the languages as it did`);
      return {
        contents: `${modules}\nconst found = new Map<string, unknown>([${found.join(", ")}]);\n${known}`,
        loader: "ts",
      };
    });
  },
};

await rm(folder, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries([
    ["main", "src/main.ts"],
    ...threads.map((path) => [basename(bundleOf(join(root, path)), ".js"), path]),
  ]),
  outdir: folder,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node26",
  sourcemap: "linked",
  plugins: [languages, places],
  external: ["pg-native"],
  // For packages that are not modules.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
});
