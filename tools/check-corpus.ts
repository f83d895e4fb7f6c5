/**
 * `bongsu check` over every software list of the shared data folder, against the OSV feeds beside it: counts of lists, components and verdicts.
 * Runs the real command on a folder of files, as an organisation would.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBongsu } from "./run-program.ts";
import { corpusFolder, writeCorpus } from "./sbom-corpus.ts";

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
    const files = await writeCorpus(folder, root);
    const feeds = ["osv", "osv-derived"].map((feed) => join(folder, "..", feed));
    const begun = performance.now();
    const given = feeds.flatMap((feed) => ["--feed", feed]);
    const { code, out, err } = await runBongsu(["check", root, ...given, "--format", "json"]);
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
