/**
 * Makes the package that can be installed elsewhere, `dist/package`, and packs it: `npm run build:package`. Node strips no types of what lies in
 * `node_modules`, so the program stands in it as JavaScript, file by file; the pages, the agent and the documents are built already, and nothing is built or
 * downloaded at install.
 */
import { execFileSync } from "node:child_process";
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const built = join(root, "dist/package");

/** What goes into the package as it lies in the checkout. */
const copied = [
  "bin/bongsu.mjs",
  "bin/setup.mjs",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "deploy",
  "dist/web",
  "dist/docs",
  "dist/agent/bongsu-agent.mjs",
  "dist/agent/bongsu-agent.cdx.json",
  "dist/agent/LICENSES.txt",
];

/** The files of the program: neither tests nor the pages, which are built. */
async function programFiles(): Promise<readonly string[]> {
  const entries = await readdir(join(root, "src"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(root, "src"), join(entry.parentPath, entry.name)))
    .filter((path) => !/\.test\.ts$|\.d\.ts$/.test(path) && !path.startsWith("web/"));
}

/** The name of a source in the code: of an import, of a thread's program, of a language's file. */
const sourceName = /"([#\w./-]+)\.ts"/g;

/** The same lines without their types. */
function javascriptOf(source: string): string {
  return stripTypeScriptTypes(source).replaceAll(sourceName, '"$1.js"');
}

/** Writes the package; where `also` is false without what is built for browsers and machines without it. */
export async function buildPackage(folder: string, also = true): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const path of await programFiles()) {
    const text = await readFile(join(root, "src", path), "utf8");
    const code = path.endsWith(".ts") ? javascriptOf(text) : text;
    const file = join(folder, "lib", path.replace(/\.ts$/, ".js"));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, code);
  }
  for (const path of copied)
    if (also || !path.startsWith("dist/"))
      await cp(join(root, path), join(folder, path), {
        recursive: true,
        filter: (name) => !name.endsWith(".built"),
      });
  await chmod(join(folder, "bin/bongsu.mjs"), 0o755);
  await writeFile(join(folder, "package.json"), `${JSON.stringify(await manifest(), null, 2)}\n`);
}

/** What of the checkout's manifest a package needs. */
async function manifest(): Promise<object> {
  const all = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Record<string, unknown>;
  const { name, version, description, license, bin, type, dependencies, optionalDependencies, engines } = all;
  const imports = { "#*": "./lib/*" };
  return {
    name,
    version,
    description,
    license,
    bin,
    type,
    imports,
    dependencies,
    optionalDependencies,
    engines,
  };
}

if (import.meta.main) {
  await buildPackage(built);
  const packed = execFileSync(
    "npm",
    ["pack", built, "--pack-destination", join(root, "dist"), "--loglevel=error"],
    {
      encoding: "utf8",
    },
  );
  process.stdout.write(`dist/${packed.trim()}\n`);
}
