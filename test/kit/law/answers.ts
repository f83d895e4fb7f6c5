/** What the program answers in a world: `bongsu check` as a function, and the examination of the page `/check`, each as verdicts and one for the whole. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { packsOfFeed } from "#cli/check/feed-pack.ts";
import { runCheck } from "#cli/check/check.ts";
import { Refusal } from "#core/problem.ts";
import { areaOfProduct } from "#core/product/coverage-area.ts";
import { type VerdictKind, worseVerdict } from "#core/verdict.ts";
import { readFeed } from "#main/feed/read-feed.ts";
import { runCommand } from "#test/kit/command/run-command.ts";
import { zipOf } from "#test/kit/archives.ts";
import { componentsIn, keyOf } from "#test/kit/law/list-products.ts";
import type { LawList, LawWorld } from "#test/kit/law/world.ts";
import { examine, openLoadedPack } from "#web/check/examine.ts";

/** An answer: the verdict on each component, and on the whole. `null` where nothing was answered but why not. */
export type LawAnswer = {
  readonly verdicts: ReadonlyMap<string, VerdictKind>;
  readonly overall: VerdictKind;
  /** How many things were compared with nothing: what goes with them is no loss of knowledge. */
  readonly open: number;
} | null;

type JsonAnswer = {
  readonly results: readonly {
    readonly component: {
      readonly name: string;
      readonly version: string | null;
    };
    readonly source: string;
    readonly verdict: VerdictKind;
  }[];
  readonly notCovered: readonly NotCoveredRow[];
  readonly notCompared: readonly { readonly path: string; readonly what: string }[];
};

const overallOf: Readonly<Record<number, VerdictKind>> = { 0: "not_affected", 1: "affected", 3: "unknown" };

/** Runs `check` on files of its own. */
export async function checkAnswer(world: LawWorld): Promise<LawAnswer> {
  return await withFiles(world, async ({ lists, args }) => await checkAnswerAt(lists, args, world.now));
}

/** The folder of a world's lists, and the arguments that name the rest of it. */
type WorldFiles = { readonly lists: string; readonly args: readonly string[] };

/** Writes a world into a folder for as long as something is done with it. */
export async function withFiles<T>(world: LawWorld, use: (files: WorldFiles) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), "bongsu-law-"));
  try {
    const lists = join(root, "lists");
    await mkdir(lists);
    for (const [i, { path, text }] of world.lists.entries()) await put(join(lists, `${i}`, path), text);
    const feed = await putFeed(root, world);
    const accept = join(root, "accept.toml");
    if (world.acceptance !== undefined) await writeFile(accept, world.acceptance);
    const args = world.acceptance === undefined ? [] : ["--accept", accept];
    return await use({ lists, args: ["--feed", feed, ...args] });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Runs `check` on the lists below a folder, with these arguments besides. */
export async function checkAnswerAt(lists: string, args: readonly string[], now: string): Promise<LawAnswer> {
  try {
    const asked = [lists, ...args, "--format", "json"];
    const { code, out } = await runCommand(runCheck, asked, { now });
    const answer = JSON.parse(out) as JsonAnswer;
    return {
      open: answer.notCompared.length,
      verdicts: verdictsIn(answer, await listsBelow(lists), lists),
      overall: overallOf[code] ?? "unknown",
    };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The files below a folder, each under the name that an answer gives it. */
async function listsBelow(folder: string): Promise<readonly (LawList & { readonly at: string })[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return await Promise.all(
    found
      .filter((one) => one.isFile())
      .map(async (one) => {
        const at = join(one.parentPath, one.name);
        const [, path = one.name] = /^\d+[/\\](.*)$/s.exec(at.slice(folder.length + 1)) ?? [];
        return { at, path, text: await readFile(at, "utf8") };
      }),
  );
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Writes the feed in the world's packing, less what is cut; the statement lies beside it. */
async function putFeed(root: string, { records, statements, packing, cut }: LawWorld): Promise<string> {
  const feed = join(root, "feed");
  if (statements.length > 0)
    await put(join(feed, "completeness.json"), JSON.stringify({ type: "bongsu.completeness/1", statements }));
  else await mkdir(feed);
  const texts = records.map((record): [string, string] => [`${record.id}.json`, JSON.stringify(record)]);
  if (packing === "files") {
    for (const [name, text] of texts) await put(join(feed, name), text);
    return feed;
  }
  const lines = Buffer.from(texts.map(([, text]) => `${text}\n`).join(""));
  const bytes = packing === "zip" ? zipOf(texts) : packing === "gzip" ? gzipSync(lines) : lines;
  await put(join(feed, `records.${packing}`), bytes.subarray(0, Math.max(0, bytes.length - cut)));
  return feed;
}

function verdictsIn(
  { results, notCovered, notCompared }: JsonAnswer,
  lists: readonly (LawList & { readonly at: string })[],
  root: string,
): Verdicts {
  const found = results.map(({ component, source, verdict }) => {
    return { key: keyOf(source, component), verdict };
  });
  const all = lists.flatMap((list) => componentsIn(list, list.at));
  const open = openNames(notCompared);
  const verdicts = merged(all, found, { notCovered, isOpen: (key) => open.has(nameIn(key)) });
  return new Map([...verdicts].map(([key, verdict]) => [key.slice(root.length), verdict]));
}

type NotCoveredRow = {
  readonly reason: { readonly ecosystem: string; readonly release?: string };
};
type Verdicts = ReadonlyMap<string, VerdictKind>;

/** Every component by the worst that is said of it; what nothing is said of is not affected, unless nothing covers it. */
function merged(
  all: readonly { readonly key: string; readonly product: string | null }[],
  found: readonly { readonly key: string; readonly verdict: VerdictKind }[],
  {
    notCovered,
    isOpen,
  }: { readonly notCovered: readonly NotCoveredRow[]; readonly isOpen: (key: string) => boolean },
): Verdicts {
  const verdicts = new Map<string, VerdictKind>();
  const said = all.map(({ key, product }) => {
    const open = product === null || isOpen(key) || isUncovered(product, notCovered);
    return { key, verdict: open ? ("unknown" as const) : ("not_affected" as const) };
  });
  for (const { key, verdict } of [...said, ...found])
    verdicts.set(key, worseVerdict(verdict, verdicts.get(key) ?? verdict));
  return verdicts;
}

/** What was compared with nothing, by list and name. */
function openNames(all: JsonAnswer["notCompared"]): ReadonlySet<string> {
  return new Set(all.map(({ path, what }) => nameIn(keyOf(path, { name: what, version: null }))));
}

function nameIn(key: string): string {
  return key.split("\n").slice(0, 2).join("\n");
}

function isUncovered(product: string, notCovered: readonly NotCoveredRow[]): boolean {
  const { ecosystem, release } = areaOfProduct(product);
  return notCovered.some(
    ({ reason }) =>
      reason.ecosystem === ecosystem && (reason.release === undefined || reason.release === release),
  );
}

/** Examines each list as the page does; the whole is the worst of them. */
export async function pageAnswer(world: LawWorld): Promise<LawAnswer> {
  const { packs } = await packsOfFeed(feedRecords(world), world.now);
  const asked = packs.map(([ecosystem, { match, details, complete }]) => {
    const opened = openLoadedPack({ directive: null, ecosystem, complete, pack: match, details });
    if (!opened.ok) throw new Error(JSON.stringify(opened.findings));
    return opened.value;
  });
  const { now } = world;
  const index = { issuedAt: now, expires: new Date(Date.parse(now) + 86_400_000).toISOString() };
  const verdicts = new Map<string, VerdictKind>();
  let overall: VerdictKind | null = null;
  let left = 0;
  for (const [i, list] of world.lists.entries()) {
    const file = { name: list.path, bytes: Buffer.from(list.text) };
    const read = examine(file, { asked, index, now }, () => undefined);
    const verdict = read.ok ? read.value.verdict : "unknown";
    overall = overall === null ? verdict : worseVerdict(overall, verdict);
    if (!read.ok) continue;
    left += read.value.notCompared.length;
    const { rows, notCovered, notCompared } = read.value;
    const open = new Set(
      notCompared.flatMap(({ names }) => names.map((name) => nameIn(keyOf(`${i}`, { name, version: null })))),
    );
    const found = rows.map((row) => {
      return { key: keyOf(`${i}`, { name: row.component, version: row.version }), verdict: row.verdict };
    });
    for (const [key, one] of merged(componentsIn(list, `${i}`), found, {
      notCovered,
      isOpen: (own) => open.has(nameIn(own)),
    }))
      verdicts.set(key, one);
  }
  return overall === null ? null : { verdicts, overall, open: left };
}

async function* feedRecords(world: LawWorld): ReturnType<typeof readFeed> {
  const root = await mkdtemp(join(tmpdir(), "bongsu-law-"));
  try {
    yield* readFeed([await putFeed(root, world)]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
