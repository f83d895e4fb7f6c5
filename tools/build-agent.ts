/**
 * Bundles the agent into one file, `dist/agent/bongsu-agent.mjs`, that needs Node 26 and nothing else, with the licences of what it carries
 * beside it. The parts of the program lie in it as text, each compiled when a command first needs it, and built-in modules are asked for when
 * the code that uses them first runs: compiling and loading all of them would take a short command longer than its work.
 */
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { build, type Metafile, type Plugin, transform } from "esbuild";
import { agentLanguages, agentMessages, messagesPart } from "./messages-module.ts";

const root = resolve(import.meta.dirname, "..");

/** Where `npm run build:agent` puts it. */
export const agentFile = join(root, "dist/agent/bongsu-agent.mjs");

/** An older Node must be able to read the file, to say that it cannot run it. */
const target = "node20";
/** Hangul as it is, not as escapes of twice its length. */
const charset = "utf8";
const opening = `#!/usr/bin/env node
if(Number.parseInt(process.versions.node,10)<26){console.error("bongsu: Node 26 or newer is needed; this is "+process.version+".");process.exit(2)}`;

/**
 * What turns the texts of parts into a running program. Our own code names built-in modules with `node:` and uses them by member only. What a
 * part exports does not change once it has run, so it is kept as values; the parts that a part imports statically form no circle.
 */
function loader(texts: Readonly<Record<string, string>>, first: string): void {
  const { compileFunction } = process.getBuiltinModule("node:vm");
  const loaded: Record<string, { exports: object }> = {};
  function load(name: string): unknown {
    const text = texts[name];
    if (text === undefined) return name.startsWith("node:") ? later(name) : process.getBuiltinModule(name);
    const known = loaded[name];
    if (known !== undefined) return known.exports;
    const part: { exports: object } = (loaded[name] = { exports: {} });
    const run = compileFunction(text, ["require", "module", "exports"], {
      filename: `bongsu-agent.mjs/${name}`,
    });
    run(load, part, part.exports);
    part.exports = { __esModule: true, ...part.exports };
    return part.exports;
  }
  function later(name: string): unknown {
    return new Proxy({}, { get: (_, member) => Reflect.get(process.getBuiltinModule(name) ?? {}, member) });
  }
  load(first);
}

const eager = "const { compare: localeCompare } = new Intl.Collator()";
const plain = "const localeCompare = (a, b) => `${a}` < `${b}` ? -1 : Number(`${a}` > `${b}`)";

/** A library makes a collator as it loads, to put numbers below ten in order: that takes longer than all our use of the library. */
const withoutCollator: Plugin = {
  name: "without-collator",
  setup: (bundling) => {
    bundling.onLoad({ filter: /packageurl-js.src.strings\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes(eager)) throw new Error(`${path} no longer makes its collator as it loads`);
      return { contents: text.replace(eager, plain), loader: "js" };
    });
  },
};

/** The messages of the agent's commands: parts of their own, one a language, without their files and the parser. */
const parsedMessages: Plugin = {
  name: "parsed-messages",
  setup: (bundling) => {
    bundling.onResolve({ filter: new RegExp(`^${messagesPart}`) }, ({ path }) => ({ path, external: true }));
    bundling.onLoad({ filter: /src.messages.languages\.ts$/ }, () => ({
      contents: agentLanguages(),
      resolveDir: root,
      loader: "js",
    }));
  },
};

/** Builds the bundle; the result is its size in bytes. */
export async function buildAgent(outfile: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { agent: "src/main/agent.ts" },
    outdir: dirname(outfile),
    bundle: true,
    splitting: true,
    minify: true,
    platform: "node",
    format: "esm",
    target,
    charset,
    legalComments: "none",
    plugins: [withoutCollator, parsedMessages],
    alias: {
      "@formatjs/icu-messageformat-parser": "@formatjs/icu-messageformat-parser/no-parser.js",
    },
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const texts: Record<string, string> = {};
  for (const { path, text } of outputFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    texts[`./${basename(path)}`] = await partOf(text);
  for (const [name, text] of agentMessages()) texts[name] = await partOf(text);
  const start = await transform(`(${String(loader)})(${JSON.stringify(numbered(texts))}, "./agent.js");`, {
    minify: true,
    target,
    charset,
  });
  const bundle = `${opening}\n${start.code}`;
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, bundle);
  await chmod(outfile, 0o755);
  await writeFile(join(dirname(outfile), "LICENSES.txt"), await licencesOf(metafile));
  return Buffer.byteLength(bundle);
}

/** The parts with numbers for names: each is named by ten others on average. */
function numbered(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const numbers = new Map(Object.keys(texts).map((name, at) => [name, `./${at}`]));
  const renamed = (text: string): string =>
    text.replace(/\.\/[\w-]+-[A-Z0-9]{8}\.js/g, (name) => numbers.get(name) ?? name);
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [renamed(name), renamed(text)]));
}

/** A part as the body of a function of `require`, `module` and `exports`. */
async function partOf(text: string): Promise<string> {
  const { code } = await transform(text, {
    format: "cjs",
    platform: "node",
    minify: true,
    target,
    charset,
    supported: { "dynamic-import": false },
    logLevel: "error",
  });
  return code.replace(exportNames, "").replace(propertyCopier, ";var $7=$8=>$8;").trimEnd();
}

/** What a part ends with so that other loaders may read the names of its exports; this one does not. */
const exportNames = /0&&\(module\.exports=\{[^{}]*\}\);?\s*$/;

/** The copying of the exports into an object that is marked as a module, where it is used for nothing else: our loader copies and marks them. */
const propertyCopier =
  /,(\w+)=\((\w+),(\w+),(\w+),(\w+)\)=>\{if\(\3&&typeof \3=="object"\|\|typeof \3=="function"\)for\(let (\w+) of \w+\(\3\)\)[^;{}]*\{get:[^{};]*\}\);return \2\};var (\w+)=(\w+)=>\1\(\w+\(\{\},"__esModule",\{value:!0\}\),\8\);/;

async function licencesOf({ inputs }: Metafile): Promise<string> {
  const folders = Object.keys(inputs).flatMap((path) => {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
    return found?.[1] ?? [];
  });
  const texts = [...new Set(folders)].sort().map(licenceOf);
  return `${(await Promise.all(texts)).join("\n\n")}\n`;
}

async function licenceOf(folder: string): Promise<string> {
  const at = join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(join(at, "package.json"), "utf8")) as Record<
    string,
    string
  >;
  const file = (await readdir(at)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : `\n\n${(await readFile(join(at, file), "utf8")).trim()}`;
  return `${name} ${version}: ${license}${text}`;
}

if (import.meta.main) {
  const bytes = await buildAgent(agentFile);
  process.stdout.write(`${agentFile}: ${bytes} bytes\n`);
}
