/**
 * Bundles the agent into one file, `dist/agent/bongsu-agent.mjs`, that needs Node 20 or newer and nothing else, with the licences of what it carries
 * beside it. The parts of the program lie in it as text, each compiled when a command first needs it (`agent/start.ts`), and built-in modules are asked
 * for when the code that uses them first runs: compiling and loading all of them would take a short command longer than its work.
 */
import { hash } from "node:crypto";
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { deferredEntries, deferredModules } from "./agent/deferred.ts";
import { olderNodeModule } from "./agent/older-node.ts";
import { asciiOf, charset, partOf, target } from "./agent/part.ts";
import { type BundledPackage, distinctPackages, packageFolders, packageIn, writeSbom } from "./agent/sbom.ts";
import { toSevenBits } from "./agent/seven-bit.ts";
import { agentLanguages, agentMessages } from "./messages-module.ts";

const root = resolve(import.meta.dirname, "..");

/** Where `npm run build:agent` puts it. */
export const agentFile = join(root, "dist/agent/bongsu-agent.mjs");

const opening = `#!/usr/bin/env node
if(!process.getBuiltinModule){console.error("bongsu: Node 20.16 or newer is needed; this is "+process.version+".");process.exit(2)}`;

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

/** The messages of the agent's commands: texts of their own, one a language and feature, without their files and the parser. */
const parsedMessages: Plugin = {
  name: "parsed-messages",
  setup: (bundling) => {
    bundling.onLoad({ filter: /src.messages.languages\.ts$/ }, () => ({
      contents: agentLanguages(),
      resolveDir: root,
      loader: "js",
    }));
  },
};

/** Of package.json the program asks for its version alone. */
const versionAlone: Plugin = {
  name: "version-alone",
  setup: (bundling) => {
    bundling.onLoad({ filter: /package\.json$/ }, async ({ path }) => {
      if (path !== join(root, "package.json")) return undefined;
      const { version } = JSON.parse(await readFile(path, "utf8")) as { readonly version: string };
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
  },
};

/** A built agent: its size, its version, and the packages whose code it carries. */
export type BuiltAgent = {
  readonly bytes: number;
  readonly version: string;
  readonly packages: readonly BundledPackage[];
};

/** Builds the bundle, its licences and its bill of materials. */
export async function buildAgent(outfile: string): Promise<BuiltAgent> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { agent: "src/main/agent.ts", ...deferredEntries },
    outdir: dirname(outfile),
    bundle: true,
    splitting: true,
    minify: true,
    platform: "node",
    format: "esm",
    target,
    legalComments: "none",
    plugins: [withoutCollator, parsedMessages, versionAlone, deferredModules],
    alias: {
      "@formatjs/icu-messageformat-parser": "@formatjs/icu-messageformat-parser/no-parser.js",
    },
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const parts: [string, string][] = [];
  for (const { path, text } of outputFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    parts.push([`./${basename(path)}`, await partOf(text)]);
  const olderNode = await olderNodePart();
  const bundle = `${opening}\n${await startOf(parts, olderNode)}`;
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, bundle);
  await chmod(outfile, 0o755);
  const folders = packageFolders(Object.keys({ ...metafile.inputs, ...olderNode.inputs }));
  const licences = (await Promise.all(folders.map(licenceOf))).join("\n\n");
  await writeFile(join(dirname(outfile), "LICENSES.txt"), `${licences}\n`);
  const packages = distinctPackages(await Promise.all(folders.map(packageIn)));
  const { version } = await packageIn(".");
  await writeSbom(outfile, packages, version);
  return { bytes: Buffer.byteLength(bundle), version, packages };
}

/** What older Nodes lack, as one script. */
async function olderNodePart(): Promise<{ readonly text: string; readonly inputs: Metafile["inputs"] }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: olderNodeModule, resolveDir: root },
    bundle: true,
    minify: true,
    platform: "node",
    format: "iife",
    target,
    charset,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "error",
  });
  return { text: asciiOf(outputFiles[0]?.text.trim() ?? ""), inputs: metafile.inputs };
}

/** The loader, and after it the parts and the messages in a comment. */
async function startOf(
  parts: readonly (readonly [string, string])[],
  olderNode: { readonly text: string },
): Promise<string> {
  const comment = new CarriedTexts();
  const numbers = numbersOf(parts);
  const numbered = (text: string): string =>
    text.replaceAll(/\.\/[\w-]+\.js/g, (name) => numbers.get(name) ?? name);
  const code = parts.map(([name, text]) => [numbered(name), comment.add(numbered(text))] as const);
  const texts = [...agentMessages()].map(([name, text]) => [name, comment.add(toSevenBits(text))] as const);
  const bundle = {
    first: numbered("./agent.js"),
    olderNode: comment.add(olderNode.text),
    code: Object.fromEntries(code),
    texts: Object.fromEntries(texts),
    commentEnd,
    digest: hash("sha256", comment.text()).slice(0, 32),
  };
  const { outputFiles } = await build({
    entryPoints: [join(root, "tools/agent/start.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    target,
    charset,
    define: { bundle: JSON.stringify(bundle) },
    write: false,
    logLevel: "error",
  });
  return `${outputFiles[0]?.text}${comment.text()}`;
}

/** The parts have numbers for names: each is named by ten others on average. */
function numbersOf(parts: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(parts.map(([name], at) => [name, String(at)]));
}

/** Stands for the end of a comment in the texts that lie in one. */
const commentEnd = "*\u007f/";

/** The function `carried` of nothing but a comment, and where in its own text each of the texts lies. */
class CarriedTexts {
  #text = "function carried(){/*";

  add(text: string): readonly [start: number, end: number] {
    if (text.includes(commentEnd)) throw new Error("a text has what stands for the end of a comment");
    const start = this.#text.length;
    this.#text += text.replaceAll("*/", commentEnd);
    return [start, this.#text.length];
  }

  text(): string {
    return `${this.#text}*/}\n`;
  }
}

async function licenceOf(folder: string): Promise<string> {
  const at = join(root, folder);
  const { name, version, license } = await packageIn(folder);
  const file = (await readdir(at)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : `\n\n${(await readFile(join(at, file), "utf8")).trim()}`;
  return `${name} ${version}: ${license}${text}`;
}

if (import.meta.main) {
  const { bytes } = await buildAgent(agentFile);
  process.stdout.write(`${agentFile}: ${bytes} bytes\n`);
}
