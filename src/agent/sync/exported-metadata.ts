/** The documents of TUF that go with an exported publication, as they are written: who brings them home judges them. */
import { entriesOf, member, readJsonBytes } from "#core/input/json.ts";
import { treeFolder, tufTrees } from "#core/tuf/schemes.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

const largest = 32 * 1024 * 1024;
const mostRoots = 1024;

/** Every document that a reader of the newest state asks for, by path; none where there is no repository. */
export async function exportedMetadata(
  transport: Transport,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  const found: (readonly [string, Uint8Array])[] = [];
  for (const tree of tufTrees) found.push(...(await treeIn(transport, treeFolder[tree])));
  return found;
}

async function treeIn(transport: Transport, folder: string) {
  const timestamp = await readLimitedFile(transport, `${folder}timestamp.json`, largest);
  if (timestamp === null) return [];
  const found = new Map([[`${folder}timestamp.json`, timestamp]]);
  const read = async (path: string): Promise<Uint8Array> => {
    const bytes = await readLimitedFile(transport, path, largest);
    if (bytes === null) throw new PublicationRefusal("file-missing", `${path} is not there.`);
    found.set(path, bytes);
    return bytes;
  };
  for (const name of namedIn(timestamp)) {
    const snapshot = await read(folder + name);
    for (const role of namedIn(snapshot)) await read(folder + role);
  }
  for (let version = 1; version < mostRoots; version++) {
    const path = `${folder}${version}.root.json`;
    const bytes = await readLimitedFile(transport, path, largest);
    if (bytes === null) break;
    found.set(path, bytes);
  }
  return [...found];
}

/** The files that a document names, with their versions. */
function namedIn(bytes: Uint8Array): readonly string[] {
  const json = readJsonBytes(bytes);
  const meta = json.ok ? member(member(json.value, "signed"), "meta") : undefined;
  return entriesOf(meta).flatMap(([name, file]) => {
    const version = member(file, "version");
    return Number.isSafeInteger(version) && !name.includes("/") ? [`${String(version)}.${name}`] : [];
  });
}
