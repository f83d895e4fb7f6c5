/**
 * Beside another scanner, on the same feeds and the same lists: `node tools/outside/osv-scanner.ts PATH-OF-OSV-SCANNER [--examples 5]`. Runs OSV-Scanner
 * (2.6, offline) over every software list of the shared folder and over the crafted lists of the test vectors, and Bongsu over the same; prints how the answers
 * differ by the reason for it. What nothing explains is printed whole.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { ecosystems } from "#core/product/ecosystem.ts";
import { completenessNames } from "#core/product/coverage-area.ts";
import { zipOf } from "#test/kit/archives.ts";
import { plainTable } from "../evidence/table.ts";
import { runBongsu, runCommand } from "../run-program.ts";
import { corpusFolder, writeCorpus } from "../sbom-corpus.ts";
import { compareAnswers, type OurAnswer, type TheirAnswer } from "./compare-answers.ts";

const crafted = join(import.meta.dirname, "../../test/vectors/crafted");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { examples: { type: "string", default: "5" } },
});
const [program] = positionals;
if (program === undefined) {
  console.error("usage: node tools/outside/osv-scanner.ts PATH-OF-OSV-SCANNER [--examples 5]");
  process.exit(2);
}

/** The feeds are what both know: whole, to this day. */
const today = new Date().toISOString().slice(0, 10);
const complete = completenessNames()
  .map((name) => `${name}@${today}`)
  .join(",");

/** Without an archive of its own, one package of an ecosystem ends that scanner's whole matching. */
const emptyEcosystems = ["GIT", ...ecosystems.map((name) => name.split(":")[0] ?? name)];

const work = await mkdtemp(join(tmpdir(), "bongsu-outside-"));
try {
  await compareCrafted(program);
  await compareCorpus(program);
} finally {
  await rm(work, { recursive: true, force: true });
}

async function compareCrafted(scanner: string): Promise<void> {
  const feed = join(crafted, "feed");
  const records = await Promise.all((await readdir(feed)).map((name) => readFile(join(feed, name), "utf8")));
  await writeDatabase(join(work, "crafted"), records);
  const rows = [];
  for (const name of (await readdir(crafted)).filter((one) => one !== "feed").toSorted()) {
    const list = join(crafted, name, "list");
    const { exit } = JSON.parse(await readFile(join(crafted, name, "truth.json"), "utf8")) as {
      exit: number;
    };
    const theirs = await scan(scanner, list, "crafted");
    const ours = await runBongsu(["check", list, "--feed", feed, "--complete", complete]);
    rows.push({
      list: name,
      right: exit,
      bongsu: ours.code ?? "-",
      "osv-scanner": theirs.code ?? "-",
      silent: silence(exit, theirs.code),
    });
  }
  console.log(`## Crafted lists: exit status\n\n${plainTable(rows)}\n`);
}

/** A clean exit status where the right answer is another one. */
function silence(right: number, code: number | null): string {
  return code === 0 && right !== 0 ? "silent failure" : code === 1 || right !== 1 ? "" : "refused";
}

async function compareCorpus(scanner: string): Promise<void> {
  const folder = corpusFolder();
  if (folder === null)
    return console.log("The shared data folder is not beside this checkout: no list of it was compared.");
  const root = join(work, "lists");
  const files = await writeCorpus(folder, root);
  const feeds = ["osv", "osv-derived"].map((name) => join(folder, "..", name));
  await writeDatabase(join(work, "corpus"), await recordsOf(feeds));
  const theirs = JSON.parse((await scan(scanner, root, "corpus", ["--recursive"])).out) as TheirAnswer;
  const given = feeds.flatMap((feed) => ["--feed", feed]);
  const ours = await runBongsu([
    "check",
    root,
    ...given,
    "--complete",
    complete,
    "--all",
    "--format",
    "json",
  ]);
  const compared = compareAnswers(JSON.parse(ours.out) as OurAnswer, theirs, root);
  console.log(
    `## ${files} files of the shared folder: a component and a vulnerability\n\n${plainTable(compared.counts)}\n`,
  );
  for (const [why, pairs] of compared.examples)
    console.log(
      `${why}\n${pairs
        .slice(0, Number(values.examples))
        .map((pair) => `  ${pair}`)
        .join("\n")}`,
    );
}

async function scan(scanner: string, path: string, database: string, more: readonly string[] = []) {
  return await runCommand(
    scanner,
    [
      "scan",
      "source",
      "--offline",
      "--no-ignore",
      "--no-resolve",
      "--all-packages",
      "--all-vulns",
      "--format",
      "json",
      "--verbosity",
      "error",
      ...more,
      path,
    ],
    { env: { OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: join(work, database) } },
  );
}

async function recordsOf(folders: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder)).filter((name) => name.endsWith(".jsonl.gz")).map((name) => join(folder, name)),
    ),
  );
  const texts = await Promise.all(
    files.flat().map(async (file) => gunzipSync(await readFile(file)).toString("utf8")),
  );
  return texts.flatMap((text) => text.split("\n").filter((line) => line !== ""));
}

type OsvRecord = {
  readonly id?: string;
  readonly affected?: readonly { readonly package?: { readonly ecosystem?: string } }[];
};

/** The records as that scanner keeps them: an archive an ecosystem. */
async function writeDatabase(folder: string, records: readonly string[]): Promise<void> {
  const archives = new Map<string, Map<string, string>>(emptyEcosystems.map((name) => [name, new Map()]));
  for (const text of records) {
    const record = JSON.parse(text) as OsvRecord;
    for (const { package: named } of record.affected ?? []) {
      const ecosystem = named?.ecosystem?.split(":")[0];
      if (ecosystem === undefined || record.id === undefined) continue;
      const archive = archives.get(ecosystem) ?? new Map<string, string>();
      archives.set(ecosystem, archive.set(`${record.id.replaceAll("/", "_")}.json`, text));
    }
  }
  for (const [ecosystem, entries] of archives) {
    const target = join(folder, "osv-scalibr", ecosystem);
    await mkdir(target, { recursive: true });
    await writeFile(join(target, "all.zip"), zipOf([...entries]));
  }
}
