/**
 * A room's publication and an agent's folder for the law: packs of two whole ecosystems, two directives, facts of one, and an older index. What is
 * affected, what is not, and what has run out all occur, so that every kind of answer can be lost.
 */
import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPaths } from "#agent/check/check.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import type { Advisory } from "#core/advisory.ts";
import type { AdvisoryFacts } from "#core/document/facts-file.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import {
  advisoryOn,
  factsFile,
  makeRoom,
  publication,
  sha256,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";

/** The files of a publication, by path. */
export type PublishedFiles = ReadonlyMap<string, Uint8Array>;

/** The entry of one file in an index. */
export type IndexEntry = { readonly path: string } & Readonly<Record<string, unknown>>;

export const publishedAt = "2026-05-14T00:00:00.000Z";
export const room = await makeRoom();
export const stranger = await makeRoom();

/** What surrounds an agent at an instant. */
export function aroundAt(now: string) {
  return { now: () => now, fetch: globalThis.fetch, write: () => undefined };
}

const first: Advisory = {
  ...advisoryOn("DRILL-LAW-1", "drill-parser", "1.2.0"),
  decision: { exploitation: "none", automatable: "no", technicalImpact: "partial" },
};
const second: Advisory = { ...advisoryOn("DRILL-LAW-2", "drill-second", "9.0.0"), aliases: [] };
const listed: AdvisoryFacts = {
  advisory: first.id,
  cve: "CVE-2026-99001",
  decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" },
  kevAdded: "2026-05-12",
};
const others = [onPyPI("DRILL-LAW-3", "drill-snake", "3.0"), onPyPI("DRILL-LAW-4", "drill-other", "1.0")];

function onPyPI(id: string, name: string, fixed: string): Advisory {
  const npm = advisoryOn(id, name, fixed);
  const affected = npm.affected.map((one) => ({ ...one, product: `pkg:pypi/${name}`, scheme: "pypi" }));
  return { ...npm, aliases: [], affected };
}

/** The publication as it is whole; `sequence` 1 is older: it has neither the second directive nor the facts. */
export async function wholePublication(sequence: 1 | 2): Promise<PublishedFiles> {
  const one = await publication(room, { sequence, advisory: first });
  const two = await publication(room, { sequence, advisory: second, id: "D-2026-0002" });
  const facts = await factsFile(room, { sequence: 1, facts: [listed] });
  const directives = sequence === 1 ? [...one] : [...one, ...two, facts];
  const files = new Map(directives.filter(([path]) => path.includes("/")));
  const npm = addPack(files, "npm", [first, second]);
  const pypi = addPack(files, "pypi", sequence === 1 ? others.slice(1) : others);
  return await indexed(files, sequence, (entry) => withPack(entry, [npm, pypi]));
}

type PackOfEcosystem = {
  readonly path: string;
  readonly ecosystem: string;
  readonly details: string;
  readonly records: number;
};

function addPack(
  files: Map<string, Uint8Array>,
  ecosystem: string,
  advisories: readonly Advisory[],
): PackOfEcosystem {
  const { match, details } = buildPack(advisories);
  const path = `ecosystems/${ecosystem}/${sha256(match)}.pack`;
  files.set(path, match);
  files.set(`ecosystems/${ecosystem}/${sha256(details)}.details`, details);
  return { path, ecosystem, details: sha256(details), records: advisories.length };
}

function withPack(entry: IndexEntry, packs: readonly PackOfEcosystem[]): IndexEntry {
  const [, ecosystem] = /^ecosystems\/([^/]+)\//.exec(entry.path) ?? [];
  const pack = packs.find(({ path }) => path === entry.path);
  if (ecosystem === undefined) return entry;
  if (pack === undefined) return { ...entry, ecosystem };
  const complete = { to: "2026-05-13T00:00:00Z", records: pack.records };
  return { ...entry, ecosystem, details: pack.details, advisories: pack.records, complete };
}

/** The files under an index that the room signs, with its entries changed. */
export async function indexed(
  files: PublishedFiles,
  sequence: number,
  change: (entry: IndexEntry) => IndexEntry | null,
): Promise<PublishedFiles> {
  return await withIndex(room, { sequence }, files, (index) => ({
    ...index,
    files: (index["files"] as readonly IndexEntry[]).flatMap((entry) => change(entry) ?? []),
  }));
}

/** A place with an agent's folder `agent`, what it follows (`from`) and lists of each kind (`lists`); given to `use`, and removed. */
export async function atAgent<T>(use: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), "bongsu-law-"));
  try {
    await cp(await template(), root, { recursive: true });
    return await use(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

let made: Promise<string> | null = null;

/** The place as it is before anything is taken away; made once. */
async function template(): Promise<string> {
  made ??= makeTemplate();
  return await made;
}

async function makeTemplate(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "bongsu-law-whole-"));
  process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  const packages = Object.fromEntries(
    [
      ["drill-parser", "1.1.0"],
      ["drill-quiet", "1.0.0"],
      ["drill-second", "9.0.0"],
    ].map(([name, version]) => [`node_modules/${name}`, { version }]),
  );
  await mkdir(join(root, "lists"));
  const lock = JSON.stringify({ name: "x", lockfileVersion: 3, packages: { "": {}, ...packages } });
  await writeFile(join(root, "lists", "package-lock.json"), lock);
  await writeFile(join(root, "lists", "requirements.txt"), "drill-snake==2.0\ndrill-calm==1.0\n");
  await writePublication(join(root, "from"), await wholePublication(2));
  const dir = join(root, "agent");
  await syncFrom({ from: join(root, "from"), dir }, aroundAt(publishedAt));
  await makeOrganizationKey(dir, "drill-organization");
  await checkPaths({ paths: [join(root, "lists")], dir }, aroundAt(publishedAt));
  return root;
}
