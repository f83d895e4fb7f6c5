/**
 * Everything that can be missing from, or altered in, what an agent follows and what it keeps. Each works on a place (`synced-world.ts`); `seed` is any
 * natural number and chooses what is taken.
 */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readJsonBytes } from "#core/input/json.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { indexed, type IndexEntry, room, stranger, wholePublication } from "#test/kit/law/synced-world.ts";
import { withIndex, writePublication } from "#test/kit/room/test-publication.ts";

/** One way in which something is missing at a place. */
export type SyncedRemoval = (root: string, seed: number) => Promise<void>;

/** The files below a folder, less locks. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((one) => one.isFile() && !one.name.endsWith(".lock"))
    .map((one) => join(one.parentPath, one.name))
    .sort();
}

function onFile(
  folder: string,
  accepts: (path: string) => boolean,
  change: (path: string, seed: number) => Promise<void>,
): SyncedRemoval {
  return async (root, seed) => {
    const files = (await filesBelow(join(root, folder))).filter(accepts);
    const path = files[seed % Math.max(1, files.length)];
    if (path !== undefined) await change(path, Math.floor(seed / 64));
  };
}

async function alter(path: string, seed: number): Promise<void> {
  const bytes = await readFile(path);
  const at = seed % Math.max(1, bytes.length);
  if (bytes.length > 0) bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
  await writeFile(path, bytes);
}

async function cutShort(path: string, seed: number): Promise<void> {
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, seed % (bytes.length + 1)));
}

/** Takes one member, at any depth, out of a JSON document; what was cut short before is none any more. */
async function dropMember(path: string, seed: number): Promise<void> {
  const read = readJsonBytes(await readFile(path));
  const value: unknown = read.ok ? read.value : null;
  const places: (readonly [holder: object, key: string])[] = [];
  const walk = (one: unknown): void => {
    if (typeof one !== "object" || one === null) return;
    for (const [key, inner] of Object.entries(one)) {
      places.push([one, key]);
      walk(inner);
    }
  };
  walk(value);
  const place = places[seed % Math.max(1, places.length)];
  if (place === undefined) return;
  const [holder, key] = place;
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
  await writeFile(path, JSON.stringify(value));
}

function isJson(path: string): boolean {
  return path.endsWith(".json");
}

const any = (): boolean => true;

/** What the agent verified or the room stated; what the organisation itself writes into its folder is its own word. */
function isVerified(path: string): boolean {
  return /[/\\](?:directives|facts|packs|ecosystems|extensions)[/\\]|state\.json$|room\.json$/.test(path);
}

/** Publishes the whole anew under the next index, its entries changed by the room itself. */
function republished(change: (entry: IndexEntry, seed: number) => IndexEntry | null): SyncedRemoval {
  return async (root, seed) => {
    let at = -1;
    const files = await wholePublication(2);
    const entries = [...files.keys()].filter((path) => path.includes("/"));
    const published = await indexed(files, 3, (entry) =>
      ++at === seed % entries.length ? change(entry, Math.floor(seed / 64)) : entry,
    );
    await writePublication(join(root, "from"), published);
  };
}

function without(entry: IndexEntry, seed: number, names: readonly string[]): IndexEntry {
  const name = names[seed % names.length];
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name)) as IndexEntry;
}

/** What is missing from a publication. */
export const publicationRemovals: Readonly<Record<string, SyncedRemoval>> = {
  "published file": onFile("from", any, async (path) => await rm(path)),
  "byte of a published file": onFile("from", any, alter),
  "end of a published file": onFile("from", any, cutShort),
  "member of a published document": onFile("from", isJson, dropMember),
  "every published file": async (root) => await rm(join(root, "from"), { recursive: true, force: true }),
  "signature of the room": async (root) => {
    const files = await withIndex(
      { ...stranger, name: room.name },
      { sequence: 3 },
      await wholePublication(2),
    );
    await writePublication(join(root, "from"), files);
  },
  "every signature": onFile("from", isJson, async (path) => {
    const value = JSON.parse(await readFile(path, "utf8")) as object;
    if ("signatures" in value) await writeFile(path, canonicalBytes({ ...value, signatures: [] }));
  }),
  "newer index": async (root) => await writePublication(join(root, "from"), await wholePublication(1)),
  "index entry": republished(() => null),
  "member of an index entry": republished((entry, seed) =>
    without(entry, seed, ["ecosystem", "details", "advisories", "complete"]),
  ),
  "member of complete": republished((entry, seed) => {
    const { complete } = entry;
    if (typeof complete !== "object" || complete === null) return entry;
    return { ...entry, complete: without(complete as IndexEntry, seed, ["to", "records"]) };
  }),
  "time of complete": republished(({ complete, ...entry }) =>
    complete === undefined
      ? entry
      : { ...entry, complete: { ...(complete as object), to: "2026-04-01T00:00:00Z" } },
  ),
};

/** What is missing from the agent's folder. */
export const folderRemovals: Readonly<Record<string, SyncedRemoval>> = {
  "kept file": onFile("agent", any, async (path) => await rm(path)),
  "byte of a verified file": onFile("agent", isVerified, alter),
  "end of a kept file": onFile("agent", any, cutShort),
  "member of the state": onFile("agent", (path) => path.endsWith("state.json"), dropMember),
  "member of a kept document": onFile("agent", isJson, dropMember),
  "kept folder": async (root, seed) => {
    const names = ["directives", "facts", "packs", "ecosystems", "keys", "reports"];
    await rm(join(root, "agent", names[seed % names.length] ?? ""), { recursive: true, force: true });
  },
};
