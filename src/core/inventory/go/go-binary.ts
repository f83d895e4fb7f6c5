/**
 * The build information that Go puts into a program (debug/buildinfo): its modules after replacement, and the toolchain as the standard
 * library. Programs of Go 1.18 and later say both; of older ones the modules are read and the toolchain is remarked upon. Not a parser of
 * executables: the marks are searched for.
 */
import type { Inventory } from "#core/inventory/component.ts";
import {
  type BinaryReader,
  inventoryBuilder,
  type InventoryBuilder,
  type ReadOptions,
  tooManyBytes,
} from "#core/inventory/reader.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** A program built by Go. Recognised as an executable only; the reading says whether Go built it. */
export const goBinary: BinaryReader = {
  name: "go-binary",
  files: /(?:^|\/)(?:[^./]+|[^/]+\.exe)$/i,
  fix: "go-binary",
  recognise: (path, head) => executable(head) && /(^|\/)[^./]+(\.exe|[\w.-]*)$/.test(path),
  read,
};

/** ELF, PE, and Mach-O of both widths and byte orders. */
function executable(head: Uint8Array): boolean {
  if (head.length < 64) return false;
  const [a = 0, b = 0, c = 0, d = 0] = head;
  const word = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const elf = word === 0x7f454c46;
  const mach = [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe].includes(word);
  return elf || mach || (a === 0x4d && b === 0x5a);
}

/** Whether a whole program holds build information of Go. */
export function isGoProgram(bytes: Uint8Array): boolean {
  return find(bytes, buildMark, 16) >= 0;
}

const buildMark = Uint8Array.of(0xff, ...new TextEncoder().encode(" Go buildinf:"));
const modulesStart = Uint8Array.of(
  0x30,
  0x77,
  0xaf,
  0x0c,
  0x92,
  0x74,
  0x08,
  0x02,
  0x41,
  0xe1,
  0xc1,
  0x07,
  0xe6,
  0xd6,
  0x18,
  0xe6,
);
const modulesEnd = Uint8Array.of(
  0xf9,
  0x32,
  0x43,
  0x31,
  0x86,
  0x18,
  0x20,
  0x72,
  0x00,
  0x82,
  0x42,
  0x10,
  0x41,
  0x16,
  0xd8,
  0xf2,
);
const inlineStrings = 2;
const mostModuleBytes = 16 * 1024 * 1024;

type BuildInfo = { readonly version: string | null; readonly modules: string };

function read(bytes: Uint8Array, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooManyBytes(bytes, options);
  if (long !== null) return long;
  const info = buildInfoOf(bytes);
  if (info === null) return failed("", "go-binary-unknown", "This program holds no build information of Go.");
  const gathering = inventoryBuilder("go-binary", options);
  addModules(gathering, info.modules);
  const version = /^go(\d+\.\d+(?:\.\d+)?(?:(?:rc|beta)\d+)?)/.exec(info.version ?? "")?.[1];
  if (version === undefined) gathering.leaveOut("", "toolchain-unknown", "stdlib");
  else gathering.add({ ecosystem: "Go", name: "stdlib", version, at: "toolchain" });
  return gathering.done();
}

function buildInfoOf(bytes: Uint8Array): BuildInfo | null {
  const at = find(bytes, buildMark, 16);
  if (at < 0) return null;
  const flags = bytes[at + 15] ?? 0;
  if ((flags & inlineStrings) !== 0) {
    const version = textAt(bytes, at + 32);
    const modules = version === null ? null : textAt(bytes, version.end);
    if (version !== null && modules !== null)
      return { version: version.text, modules: modules.text.slice(16, -16) };
  }
  const start = find(bytes, modulesStart, 1);
  const end = start < 0 ? -1 : find(bytes.subarray(start, start + mostModuleBytes), modulesEnd, 1);
  return { version: null, modules: end < 0 ? "" : decode(bytes.subarray(start + 16, start + end)) };
}

/** Module text is between two marks of sixteen bytes, which are decoded one character a byte so that they can be cut off. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

function find(bytes: Uint8Array, mark: Uint8Array, step: number): number {
  const first = mark[0] as number;
  let at = bytes.indexOf(first);
  while (at >= 0) {
    if (at % step === 0 && mark.every((byte, i) => bytes[at + i] === byte)) return at;
    at = bytes.indexOf(first, at + 1);
  }
  return -1;
}

/** A text after its length in little-endian groups of seven bits. */
function textAt(bytes: Uint8Array, start: number): { readonly text: string; readonly end: number } | null {
  let length = 0;
  let at = start;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) return null;
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  if (length > mostModuleBytes || at + length > bytes.length) return null;
  return { text: decode(bytes.subarray(at, at + length)), end: at + length };
}

type Module = { readonly path: string; readonly version: string; readonly at: string };

/** Lines `mod`, `dep` and, after either, `=>` for what stands in its place; tabs between the words. */
function addModules(gathering: InventoryBuilder, text: string): void {
  let waiting: Module | null = null;
  for (const [i, line] of text.split("\n").entries()) {
    const [verb, path = "", version = ""] = line.split("\t");
    if (verb === "=>" && waiting !== null) waiting = { path, version, at: waiting.at };
    else if (verb === "mod" || verb === "dep") {
      addModule(gathering, waiting);
      waiting = { path, version, at: `line ${i + 1}` };
    }
  }
  addModule(gathering, waiting);
}

function addModule(gathering: InventoryBuilder, module: Module | null): void {
  if (module === null) return;
  const { path, at } = module;
  const version = module.version === "" || module.version === "(devel)" ? null : module.version;
  if (version === null)
    gathering.remark(
      at,
      "version-missing",
      `"${path.slice(0, 80)}" was built from a folder, without a version.`,
      path,
    );
  if (/^\.{0,2}\//.test(path)) gathering.add({ product: null, name: path, version, at });
  else gathering.add({ ecosystem: "Go", name: path, version, at });
}
