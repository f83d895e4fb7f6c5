/**
 * What a source tree or a package holds, by names only: its files with their lines, the identifiers in them, paths that they serve, versions that they state.
 * Built file by file, within bounds; where a bound is reached the index says that it is not whole, and nothing is then called missing.
 */

/** The index, as it is built. */
export type SourceIndex = {
  /** Lines of each file; `null` for one that is no text. */
  readonly files: Map<string, number | null>;
  readonly identifiers: Set<string>;
  /** Path patterns that stand in quotes, or as keys, in the source. */
  readonly routes: Set<string>;
  /** Versions that manifests and change logs state, and how many of them change logs list. */
  readonly versions: Set<string>;
  listedVersions: number;
  bytes: number;
  /** Whether all that the source holds is in it. */
  whole: boolean;
};

/** Bounds of an index. */
const most = {
  files: 500_000,
  identifiers: 3_000_000,
  routes: 200_000,
  versions: 50_000,
  bytes: 2 * 1024 ** 3,
};

/** An empty index. */
export function openSourceIndex(): SourceIndex {
  return {
    files: new Map(),
    identifiers: new Set(),
    routes: new Set(),
    versions: new Set(),
    listedVersions: 0,
    bytes: 0,
    whole: true,
  };
}

const identifier = /[A-Za-z_$][\w$]{1,200}/g;
const route = /["'`](\/[^"'`\s]{1,150})["'`]|^[ \t]{0,16}(\/[\w\-./{}:]{1,150}):/gm;

/** Adds a file of the source. `cut` says that not all of its bytes are here. */
export function addSourceFile(index: SourceIndex, path: string, bytes: Uint8Array, cut: boolean): void {
  index.bytes += bytes.length;
  const tooMany = index.files.size >= most.files || index.bytes > most.bytes;
  if (cut || tooMany) index.whole = false;
  if (tooMany) return;
  const isText = !bytes.subarray(0, 8192).includes(0);
  const text = new TextDecoder(isText ? "utf-8" : "latin1").decode(bytes);
  index.files.set(path, isText ? lineCount(text) : null);
  for (const [name] of text.matchAll(identifier)) addTo(index, "identifiers", name);
  if (!isText) return;
  for (const [, quoted, key] of text.matchAll(route)) addTo(index, "routes", quoted ?? key ?? "/");
  addVersions(index, path, text);
}

function addTo(index: SourceIndex, list: "identifiers" | "routes" | "versions", name: string): void {
  if (index[list].size >= most[list]) index.whole = false;
  else index[list].add(name);
}

function lineCount(text: string): number {
  let lines = text === "" || text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

const changeLog = /^(?:change(?:log|s)|news|history|releases?)(?:[.-]\w{1,10})?$/i;
const manifest =
  /^(?:package\.json|composer\.json|cargo\.toml|pyproject\.toml|setup\.(?:py|cfg)|pom\.xml|build\.gradle(?:\.kts)?|gradle\.properties|cmakelists\.txt|configure\.ac|meson\.build|version(?:\.\w{1,5})?|pkg-info|metadata|mix\.exs|[\w-]{1,80}\.(?:gemspec|podspec|nuspec))$/i;
const stated = /\bversion\b["'>]?[ \t]{0,8}[:=( ]?[ \t]{0,8}["']?v?(\d[\w.+-]{0,40})/gi;
const listed = /^[#=*[( \t]{0,8}(?:version|release)?[ \t]{0,4}v?(\d{1,6}\.\d{1,6}[\w.+-]{0,30})/gim;
const alone = /^\s*v?(\d{1,6}\.\d[\w.+-]{0,40})\s*$/;

function addVersions(index: SourceIndex, path: string, text: string): void {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (changeLog.test(name)) {
    const before = index.versions.size;
    for (const [, version = ""] of text.matchAll(listed)) addTo(index, "versions", trimmed(version));
    index.listedVersions += index.versions.size - before;
  } else if (manifest.test(name)) {
    for (const [, version = ""] of text.slice(0, 64 * 1024).matchAll(stated))
      addTo(index, "versions", trimmed(version));
    const [, only] = alone.exec(text.slice(0, 200)) ?? [];
    if (only !== undefined) addTo(index, "versions", only);
  }
}

/** Without the punctuation of the line that it stood in. */
function trimmed(version: string): string {
  return version.replace(/[.+-]{1,30}$/, "");
}
