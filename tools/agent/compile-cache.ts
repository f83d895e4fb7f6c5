/**
 * The compiled code of the bundled agent's parts, kept between runs as Node's own compile cache keeps that of modules: in one file of the user's
 * cache folder, for this very bundle and this Node. The first run makes the folder, the next one fills it, so that a machine that runs the agent
 * once pays nothing. Compiled code is run unread, so a file that anybody else may have written is passed over. Without a folder, or where it cannot be
 * read or written, parts are compiled as if there were none; `NODE_DISABLE_COMPILE_CACHE` says so by hand.
 */

/** A part as it loads: by the name of each export a function that gives it. */
export type Part = { exports: Readonly<Record<string, () => unknown>> };
type Run = (require: (name: string) => unknown, part: Part) => void;
type Extent = readonly [start: number, end: number];

const { Script } = process.getBuiltinModule("node:vm");
type Compiled = InstanceType<typeof Script>;

/** What turns the text of a part into what runs it, for the parts that a digest names. */
export function partCompiler(digest: string): (name: string, text: string) => Run {
  const folder = cacheFolder();
  const file = `${folder}/${digest}-${process.version}-${process.arch}`;
  const stored = folder === null ? nothing : read(file);
  const scripts = new Map<string, Compiled>();
  if (folder !== null) process.once("exit", () => write(folder, file, { stored, scripts }));
  return (name, text) => {
    const at = stored.at[name];
    const script = new Script(`(${text})`, {
      filename: `bongsu-agent.mjs/${name}`,
      ...(at === undefined ? {} : { cachedData: stored.bytes.subarray(...at) }),
    });
    scripts.set(name, script);
    return script.runInThisContext() as Run;
  };
}

function cacheFolder(): string | null {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_COMPILE_CACHE, XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return null;
  const base = NODE_COMPILE_CACHE || XDG_CACHE_HOME || (HOME ? `${HOME}/.cache` : LOCALAPPDATA);
  return base ? `${base}/bongsu-agent` : null;
}

type Stored = { readonly at: Readonly<Record<string, Extent>>; readonly bytes: Uint8Array };
const nothing: Stored = { at: {}, bytes: new Uint8Array() };

/** A file begins with the length of its head, four bytes, little-endian; the head is JSON. */
const lengthBytes = 4;

function read(path: string): Stored {
  const { openSync, fstatSync, readFileSync, closeSync, constants } = process.getBuiltinModule("node:fs");
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const { uid, mode } = fstatSync(file);
    const user = process.getuid?.();
    if (user !== undefined && (uid !== user || (mode & 0o022) !== 0)) return nothing;
    const all = readFileSync(file);
    const bytes = all.subarray(lengthBytes + all.readUInt32LE(0));
    const head = all.toString("latin1", lengthBytes, all.length - bytes.length);
    const { at, size } = JSON.parse(head) as Pick<Stored, "at"> & { readonly size: number };
    return size === bytes.length ? { at, bytes } : nothing;
  } catch {
    return nothing;
  } finally {
    if (file !== null) closeSync(file);
  }
}

type Contents = { readonly stored: Stored; readonly scripts: ReadonlyMap<string, Compiled> };

/** Writes what is stored and what is new, whole or not at all. */
function write(folder: string, path: string, { stored, scripts }: Contents): void {
  const fresh = [...scripts].filter(([, { cachedDataRejected }]) => cachedDataRejected !== false);
  if (fresh.length === 0) return;
  const { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } =
    process.getBuiltinModule("node:fs");
  try {
    if (!existsSync(folder)) return void mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = `${path}.${process.pid}`;
    const file = openSync(draft, "wx", 0o600);
    writeFileSync(file, contentsOf(stored, fresh));
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, path);
    removeOld(folder);
  } catch {
    // The next run tries again.
  }
}

function contentsOf(
  { at: known, bytes }: Stored,
  fresh: readonly (readonly [string, Compiled])[],
): Uint8Array {
  const parts = new Map(Object.entries(known).map(([name, at]) => [name, bytes.subarray(...at)]));
  for (const [name, script] of fresh) parts.set(name, script.createCachedData());
  const at: Record<string, Extent> = {};
  let size = 0;
  for (const [name, { length }] of parts) at[name] = [size, (size += length)];
  const head = Buffer.from(JSON.stringify({ at, size }));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...parts.values()]);
}

/** Files of other bundles and Nodes, which nothing reads any more. */
function removeOld(folder: string): void {
  const { readdirSync, rmSync, statSync } = process.getBuiltinModule("node:fs");
  const month = 30 * 24 * 60 * 60 * 1000;
  for (const name of readdirSync(folder)) {
    const path = `${folder}/${name}`;
    if (statSync(path).mtimeMs < Date.now() - month) rmSync(path, { force: true });
  }
}
