/**
 * A jar, war or ear as a software list: what Maven wrote into it and into the jars within. A jar that Maven did not name is told by its
 * place in a repository, else called by its manifest or its file without a product.
 */
import { safePath } from "#archive/entry.ts";
import { type ArchiveAccount, archiveFinding, ArchiveStopped, openArchiveAccount } from "#archive/limits.ts";
import { zipContent } from "#archive/zip.ts";
import { zipEntries, zipInMemory } from "#archive/zip-directory.ts";
import { jarName } from "#agent/scan/jar-name.ts";
import type { Component, Inventory } from "#core/inventory/component.ts";
import { addNotCompared, type NotCompared, type NotComparedCode } from "#core/inventory/not-compared.ts";
import { jarManifest, pomProperties, readUntoldJar } from "#core/inventory/jvm/jar-metadata.ts";
import { decodeText } from "#core/input/json.ts";
import type { Finding, Parsed } from "#core/problem.ts";

type JarContents = {
  readonly components: Component[];
  readonly notCompared: NotCompared[];
  readonly findings: Finding[];
};

function leaveOut({ notCompared }: JarContents, at: string, code: NotComparedCode): void {
  addNotCompared(notCompared, { path: "", at, what: "", code, count: 1 });
}

/** What one jar may cost: less than an archive that someone names, since jars are read wherever they are found. */
const jarLimits = { bytes: 8 * 1024 ** 3, milliseconds: 60_000 } as const;

/** The components of a jar's bytes, called by its path and counted to the archive in which it lies; damage within a nested jar is a finding and the rest is read. */
export function readJar(
  bytes: Uint8Array,
  path: string,
  whole: ArchiveAccount | null = null,
): Parsed<Inventory> {
  const account = openArchiveAccount(jarLimits, whole);
  const gathered: JarContents = { components: [], notCompared: [], findings: [] };
  try {
    gatherJar(gathered, { bytes, path, at: "", depth: 0 }, account);
  } catch (error) {
    if (!(error instanceof ArchiveStopped)) throw error;
    return { ok: false, findings: [archiveFinding("", error)] };
  }
  const { components, notCompared, findings } = gathered;
  return { ok: true, value: { kind: "jar", components, notCompared }, findings };
}

type Jar = {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly at: string;
  readonly depth: number;
};

function wanted(name: string): boolean {
  return (
    name.includes("\0") ||
    jarName.test(name) ||
    pomProperties.recognise(name, "") ||
    name === "META-INF/MANIFEST.MF"
  );
}

/** What Maven writes into a jar, and a manifest, are a few lines. */
const mostTextBytes = 4 * 1024 * 1024;

function gatherJar(gathered: JarContents, { bytes, path, at, depth }: Jar, account: ArchiveAccount): void {
  let [named, inner] = [0, 0];
  let manifest: Uint8Array | null = null;
  const zip = zipInMemory(bytes);
  const entries = zipEntries(zip, account, wanted);
  if (account.remarks.splice(0).length > 0) leaveOut(gathered, at, "archive-unread");
  for (const entry of entries) {
    const { name, size } = entry;
    if (safePath(name) === null || (size > mostTextBytes && !jarName.test(name))) {
      leaveOut(gathered, at, "entry-unreadable");
      continue;
    }
    const content = zipContent(zip, entry, account);
    if (jarName.test(name)) {
      inner += 1;
      gatherWithin(gathered, { entry: { name, bytes: content }, at, depth }, account);
    } else if (name === "META-INF/MANIFEST.MF") manifest = content;
    else named += add(gathered, { bytes: content, at: `${at}${name}` }, (text) => pomProperties.read(text));
  }
  if (named > 0 || isNoProgram(path)) return;
  const told = manifest ?? new Uint8Array();
  const place = manifest === null ? at.slice(0, -1) : `${at}META-INF/MANIFEST.MF`;
  if (inner === 0) add(gathered, { bytes: told, at: place }, (text) => readUntoldJar(path, text));
  else if (manifest !== null) add(gathered, { bytes: told, at: place }, (text) => jarManifest.read(text));
}

/** Sources and documentation are packed as jars too. */
function isNoProgram(path: string): boolean {
  return /-(?:sources|javadoc)\.jar$/i.test(path);
}

type NestedEntry = {
  readonly entry: { readonly name: string; readonly bytes: Uint8Array };
  readonly at: string;
  readonly depth: number;
};

function gatherWithin(
  gathered: JarContents,
  { entry, at, depth }: NestedEntry,
  account: ArchiveAccount,
): void {
  const place = `${at}${entry.name}`;
  if (depth + 1 > account.limits.depth) {
    leaveOut(gathered, place, "archive-unread");
    return;
  }
  try {
    gatherJar(gathered, { bytes: entry.bytes, path: entry.name, at: `${place}!`, depth: depth + 1 }, account);
  } catch (error) {
    if (!(error instanceof ArchiveStopped) || error.code !== "archive-damaged") throw error;
    leaveOut(gathered, place, "archive-unread");
  }
}

type JarText = { readonly bytes: Uint8Array; readonly at: string };

function add(
  gathered: JarContents,
  { bytes, at }: JarText,
  reading: (text: string) => Parsed<Inventory>,
): number {
  const text = decodeText(bytes);
  const read = text.ok ? reading(text.value) : text;
  for (const { code, message } of read.findings ?? [])
    if (gathered.findings.length < 200) gathered.findings.push({ at, code, message });
  if (!read.ok) {
    leaveOut(gathered, at, "entry-unreadable");
    return 0;
  }
  for (const one of read.value.notCompared) addNotCompared(gathered.notCompared, { ...one, at });
  for (const component of read.value.components) gathered.components.push({ ...component, at });
  return read.value.components.length;
}
