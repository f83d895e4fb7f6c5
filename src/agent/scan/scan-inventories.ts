/** From paths to components: every software list found, read, and what could not be read. */
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { findInventories } from "#agent/scan/find-inventories.ts";
import type { GivenList } from "#agent/scan/given-list.ts";
import { leftOutBySearch, type SearchFinding } from "#agent/scan/search-finding.ts";
import type { InventoryFile } from "#agent/scan/inventory-file.ts";
import { joinInstalled } from "#agent/scan/installed-packages.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import type { FoundManifest, LockingList } from "#agent/scan/tree/locked-manifests.ts";
import type { ManifestNames } from "#core/inventory/manifest/requires/required-package.ts";
import type { PomTree } from "#core/inventory/jvm/pom-tree.ts";
import { decodeText } from "#core/input/json.ts";
import { manifestReaders } from "#core/inventory/manifest/manifest.ts";
import { addNotCompared, type NotCompared, type NotComparedCode } from "#core/inventory/not-compared.ts";
import { statedRisks } from "#core/inventory/vex/stated-risks.ts";
import type { StatementSource } from "#core/acceptance/accept-lines.ts";
import type { Finding, Parsed } from "#core/problem.ts";

/** One software list: where it is and what is in it. `kind` is the name of its reader. */
export type SoftwareList = Omit<Inventory, "notCompared" | "stated"> & { readonly path: string };

/** What a search found. Findings name the list in `at`; `notCompared` is what was there and could not be compared, with its path. */
export type Scan = {
  readonly lists: readonly SoftwareList[];
  readonly findings: readonly Finding[];
  readonly notCompared: readonly NotCompared[];
  /** What lists, and documents beside them, state of vulnerabilities: words that excuse nothing. */
  readonly words: readonly StatementSource[];
};

/** Reads every software list under the paths, in the order in which they are found; `given` is what the path `-` stands for. */
export async function scanSoftwareLists(paths: readonly string[], given?: GivenList): Promise<Scan> {
  const lists: SoftwareList[] = [];
  const findings: Finding[] = [];
  const manifests: FoundManifest<SoftwareList>[] = [];
  const notCompared: NotCompared[] = [];
  const words: StatementSource[] = [];
  const leaveOut = (path: string, code: NotComparedCode): void =>
    addNotCompared(notCompared, { path, at: "", what: "", code, count: 1 });
  const search = findInventories(paths, given === undefined ? {} : { given });
  for await (const found of withPomTree(search)) {
    if ("code" in found) {
      findings.push(found);
      leaveOut(found.at, leftOutBySearch[found.code]);
      continue;
    }
    if (found.reader === "rpm-database" && (await hasJournal(found.path)))
      leaveOut(found.path, "journal-unread");
    const read = readFound(found);
    for (const { at, code, message } of read.findings ?? [])
      findings.push({ at: at === "" ? found.path : `${found.path} ${at}`, code, message });
    if (!read.ok) {
      leaveOut(found.path, "list-unreadable");
      continue;
    }
    const { notCompared: within, stated, ...list } = read.value;
    const { path } = found;
    if (manifestKindNames.has(list.kind)) {
      const names = await namesOf(list.kind, found.content);
      manifests.push({
        list: { path, ...list },
        isDeclaring: within.some(({ code }) => code === "lock-missing"),
        names,
      });
      for (const one of within)
        if (!["lock-missing", "include-missing"].includes(one.code))
          addNotCompared(notCompared, { ...one, path });
      continue;
    }
    const isList = list.kind !== statedRisks.name;
    if (isList) lists.push({ path, ...list });
    if (stated !== undefined) words.push(...(await wordsOf(stated, path, isList)));
    for (const one of within) addNotCompared(notCompared, { ...one, path });
  }
  const joined = joinInstalled(lists);
  const open = await withoutLock(manifests, joined, notCompared);
  await leaveOutMembers(manifests, lists, notCompared);
  const speaking = open.filter(({ components }) => components.length > 0);
  const own = await withFoldersNamed(joined, withoutIncluded(notCompared, lists), manifests);
  return { lists: [...own.lists, ...speaking], findings, notCompared: own.notCompared, words };
}

/** Lists with the names of folders that they install from, where manifests of the search give them. */
async function withFoldersNamed(
  lists: readonly SoftwareList[],
  notCompared: readonly NotCompared[],
  manifests: readonly FoundManifest[],
): Promise<Pick<Scan, "lists" | "notCompared">> {
  if (manifests.length === 0 || notCompared.every(({ code }) => code !== "source-unnamed"))
    return { lists, notCompared };
  const { withOwnFolders } = await import("#agent/scan/tree/own-folders.ts");
  return withOwnFolders(lists, notCompared, manifests);
}

type FoundFile = InventoryFile & { readonly poms?: PomTree };

/** Poms come last, each with the tree of all of them: what decides a version of one may stand in another. */
async function* withPomTree(
  search: AsyncIterable<InventoryFile | SearchFinding>,
): AsyncGenerator<FoundFile | SearchFinding> {
  const poms: InventoryFile[] = [];
  for await (const found of search)
    if (!("code" in found) && found.reader === "pom-xml") poms.push(found);
    else yield found;
  if (poms.length === 0) return;
  const { pomTreeOf } = await import("#core/inventory/jvm/pom-tree.ts");
  const texts = poms.map(({ content }) => (content instanceof Uint8Array ? decodeText(content) : null));
  const tree = pomTreeOf(texts.flatMap((text) => (text?.ok ? text.value : [])));
  for (const found of poms) yield { ...found, poms: tree };
}

/** What a list or a document beside it states; nothing where it breaks its format. What reads it is loaded where something is stated. */
async function wordsOf(stated: unknown, path: string, isList: boolean): Promise<readonly StatementSource[]> {
  const { readStated } = await import("#core/vex/index.ts");
  const statements = readStated(stated);
  if (statements.length === 0) return [];
  return [{ path, authority: "word", statements, ...(isList ? { list: path } : {}) }];
}

function readFound({ path, content, distro, poms }: FoundFile): Parsed<Inventory> {
  if (!(content instanceof Uint8Array)) return content;
  return readInventoryBytes(path, content, {
    ...(distro === null ? {} : { distro }),
    ...(poms === undefined ? {} : { poms }),
  });
}

const manifestKindNames: ReadonlySet<string> = new Set(manifestReaders.map(({ name }) => name));

/** What a manifest names; `null` where its text cannot be read. */
async function namesOf(kind: string, content: FoundFile["content"]): Promise<ManifestNames | null> {
  const text = content instanceof Uint8Array ? decodeText(content) : null;
  if (text?.ok !== true) return null;
  const { manifestNames } = await import("#core/inventory/manifest/requires/index.ts");
  return manifestNames(kind, text.value);
}

/** The manifests of which no list that was read says what became of them; they, and what locks have not of the others, are left out. */
async function withoutLock(
  manifests: readonly FoundManifest<SoftwareList>[],
  lists: readonly LockingList[],
  notCompared: NotCompared[],
): Promise<readonly SoftwareList[]> {
  if (manifests.length === 0) return [];
  const { openManifests } = await import("#agent/scan/tree/locked-manifests.ts");
  const { open, leftOut } = openManifests(manifests, lists);
  for (const one of leftOut) addNotCompared(notCompared, one);
  return open;
}

/** Leaves out the folders of workspaces that are named and not there. */
async function leaveOutMembers(
  manifests: readonly FoundManifest<SoftwareList>[],
  lists: readonly SoftwareList[],
  notCompared: NotCompared[],
): Promise<void> {
  if (manifests.length === 0 && lists.every(({ members = [] }) => members.length === 0)) return;
  const { absentMembers } = await import("#core/inventory/absent-members.ts");
  const naming = manifests.map(({ list: { path, kind }, names }) => {
    return { path, kind, members: names?.members ?? [], provides: names?.provides ?? [] };
  });
  for (const one of absentMembers(naming, lists)) addNotCompared(notCompared, one);
}

/** Without the files that lists include and that were read as lists of their own. */
function withoutIncluded(
  all: readonly NotCompared[],
  lists: readonly SoftwareList[],
): readonly NotCompared[] {
  const read = new Set(lists.map(({ path }) => resolve(path)));
  const isRead = ({ path, what }: NotCompared): boolean =>
    read.has(resolve(dirname(path), what)) || actionPaths(path, what).some((one) => read.has(one));
  return all.filter((one) => one.code !== "include-missing" || !isRead(one));
}

/** Where a local action of GitHub may lie: its path begins at the root of the repository, which is a folder above the file that uses it. */
function actionPaths(path: string, what: string): readonly string[] {
  if (!what.startsWith("./")) return [];
  const above = [dirname(resolve(path))];
  for (let folder = above[0] as string; dirname(folder) !== folder && above.length < 50;)
    above.push((folder = dirname(folder)));
  return above.flatMap((folder) =>
    ["", "action.yml", "action.yaml"].map((name) => resolve(folder, what, name)),
  );
}

/** A database that is being written keeps its newest changes in a journal beside it, which is not read. */
async function hasJournal(path: string): Promise<boolean> {
  try {
    return (await stat(`${path}-wal`)).size > 0;
  } catch {
    return false;
  }
}
