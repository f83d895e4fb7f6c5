/**
 * Bundles the agent into one file, `dist/agent/bongsu-agent.mjs`, that needs Node 26 and nothing else, with the licences of what it carries
 * beside it. Built-in modules are asked for when the code that uses them first runs: loading them all would double a short command's time.
 */
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { build, type Metafile } from "esbuild";

const root = resolve(import.meta.dirname, "..");

/** Where `npm run build:agent` puts it. */
export const agentFile = join(root, "dist/agent/bongsu-agent.mjs");

/** An older Node must be able to read the file, to say that it cannot run it. */
const banner = `#!/usr/bin/env node
if(Number.parseInt(process.versions.node,10)<26){console.error("bongsu: Node 26 or newer is needed; this is "+process.version+".");process.exit(2)}
const require=process.getBuiltinModule;`;

/** Builds the bundle; the result is its size in bytes. */
export async function buildAgent(outfile: string): Promise<number> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/main/agent.ts"],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    legalComments: "none",
    banner: { js: banner },
    metafile: true,
    logLevel: "error",
  });
  await chmod(outfile, 0o755);
  await writeFile(join(dirname(outfile), "LICENSES.txt"), await licencesOf(metafile));
  const output = Object.values(metafile.outputs)[0];
  return output?.bytes ?? 0;
}

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
