/**
 * `bongsu check` over every software list of the shared data folder, against the OSV feeds beside it: counts of lists, components and verdicts.
 * Runs the real command on a folder of files, as an organisation would.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { corpus, corpusFolder } from "./sbom-corpus.ts";

type Report = {
  readonly components: number;
  readonly notCovered: readonly { readonly ecosystem: string; readonly components: number }[];
  readonly results: readonly {
    readonly source: string;
    readonly verdict: string;
    readonly reason: { readonly code: string };
    readonly rule: { readonly name: string };
    readonly sources: readonly { readonly verdict: string }[];
  }[];
};

const folder = corpusFolder();
if (folder === null) {
  process.stdout.write("no shared data folder beside this checkout: nothing to check\n");
} else {
  const root = await mkdtemp(join(tmpdir(), "bongsu-corpus-"));
  try {
    let files = 0;
    for await (const { set, path, bytes } of corpus(folder)) {
      const name = path
        .split("/")
        .filter((part) => part !== ".." && part !== "")
        .join("/");
      const target = join(root, set, String((files += 1)).padStart(5, "0"), name);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
    const feeds = ["osv", "osv-derived"].map((feed) => join(folder, "..", feed));
    const begun = performance.now();
    const { code, out, err } = await run([
      "check",
      root,
      "--feed",
      feeds[0] ?? "",
      "--feed",
      feeds[1] ?? "",
      "--format",
      "json",
    ]);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    process.stdout.write(`${files} files, exit ${code}, ${seconds} s\n`);
    if (out === "") process.stdout.write(err.slice(-2000));
    else summarise(JSON.parse(out) as Report);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function summarise({ components, results, notCovered }: Report): void {
  const count = (of: (result: Report["results"][number]) => string): string =>
    [...Map.groupBy(results, of)]
      .map(([name, all]) => `${name} ${all.length}`)
      .toSorted()
      .join(", ");
  process.stdout.write(`components ${components}\nresults: ${count((one) => one.verdict)}\n`);
  process.stdout.write(`reasons: ${count((one) => `${one.verdict}/${one.reason.code}`)}\n`);
  const disputed = results.filter(({ sources, verdict }) => sources.some((one) => one.verdict !== verdict));
  const decided = [...Map.groupBy(disputed, ({ rule, verdict }) => `${rule.name} ${verdict}`)];
  process.stdout.write(`rules: ${count((one) => one.rule.name)}\n`);
  process.stdout.write(`disputed: ${decided.map(([name, all]) => `${name} ${all.length}`).join(", ")}\n`);
  const gaps = notCovered.map((one) => `${one.ecosystem} ${one.components}`);
  process.stdout.write(`not covered: ${gaps.join(", ")}\n`);
  process.stdout.write(`lists with a result: ${new Set(results.map((one) => one.source)).size}\n`);
}

async function run(args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/main.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
