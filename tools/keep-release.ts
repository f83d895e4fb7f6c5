/**
 * Keeps what a release published, what its own agent made of it, and that agent itself, for the tests of that and every later release:
 * `node tools/keep-release.ts VERSION PUBLICATION BUNDLE`, with a folder that holds `pub/` as a room of that release wrote it and the agent bundle
 * of that release (`npm run build:agent`). Run it once a release; a sample is never changed afterwards. Later agents read the publication
 * (`release-publication.test.ts`), and the agent reads what later rooms publish (`older-agents.test.ts`).
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** A sample is read by people and by every test run, so it stays small; so does the agent, compressed. */
const mostBytes = 256 * 1024;

const list = {
  name: "x",
  lockfileVersion: 3,
  packages: { "": { name: "x" }, "node_modules/drill-parser": { version: "1.1.0" } },
};

type SampleTask = {
  readonly kind: string | null;
  readonly directive: string;
  readonly deadline: string | null;
};

/** What the bundle answers to the list: its verdicts, and the tasks whose deadline does not depend on the day of asking. */
async function answersOf(publication: string, bundle: string): Promise<object> {
  const scratch = await mkdtemp(join(tmpdir(), "bongsu-keep-"));
  const dir = join(scratch, "agent");
  const run = (...args: readonly string[]): string => {
    try {
      return execFileSync(process.execPath, [bundle, ...args, "--dir", dir], { encoding: "utf8" });
    } catch (error) {
      return (error as { readonly stdout: string }).stdout;
    }
  };
  try {
    await writeFile(join(scratch, "package-lock.json"), JSON.stringify(list));
    run("sync", "--from", publication);
    const { results } = JSON.parse(run("check", join(scratch, "package-lock.json"), "--format", "json")) as {
      readonly results: readonly { readonly advisory: string; readonly verdict: string }[];
    };
    const { tasks, now } = JSON.parse(run("tasks", "--format", "json")) as {
      readonly tasks: readonly SampleTask[];
      readonly now: string;
    };
    const dated = tasks.filter(({ deadline }) => deadline !== null && deadline < now);
    return {
      list,
      verdicts: results.map(({ advisory, verdict }) => ({ advisory, verdict })),
      tasks: dated.map(({ kind, directive, deadline }) => ({ kind, directive, deadline })),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((file) => file.isFile())
    .map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const [version, publication, bundle] = process.argv.slice(2);
if (version === undefined || publication === undefined || bundle === undefined)
  throw new Error("usage: keep-release.ts VERSION PUBLICATION BUNDLE");
const size = await sizeOf(join(publication, "pub"));
if (size > mostBytes) throw new Error(`the publication has ${size} bytes; a sample has at most ${mostBytes}`);
const agent = brotliCompressSync(await readFile(bundle), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
if (agent.length > mostBytes)
  throw new Error(
    `the agent has ${agent.length} bytes compressed; one that is kept has at most ${mostBytes}`,
  );
const folder = resolve(import.meta.dirname, `../test/vectors/release/v${version}`);
const target = join(folder, "publication");
if (existsSync(join(folder, "agent.mjs.br"))) throw new Error(`the agent of ${version} is kept already`);
await mkdir(target, { recursive: true });
await cp(join(publication, "pub"), join(target, "pub"), {
  recursive: true,
  errorOnExist: true,
  force: false,
});
const answers = await answersOf(resolve(publication), resolve(bundle));
await writeFile(join(target, "answers.json"), `${JSON.stringify(answers, null, 2)}\n`);
await writeFile(join(folder, "agent.mjs.br"), agent);
process.stdout.write(`${folder}: ${size} bytes published, ${agent.length} of its agent\n`);
