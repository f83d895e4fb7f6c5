/** Stacks: which line is a frame, and what of it counts. The first reader that knows the line has it. */
import type { StackFrame } from "#core/crash/crash.ts";
import { baseName, frameName } from "#core/crash/crash-state.ts";
import { isIgnored } from "#core/crash/ignored-frames.ts";
import { afterLast, matchAt } from "#core/crash/scan.ts";
import { demangled } from "#core/crash/stack/demangle.ts";
import { sanitizerFrame } from "#core/crash/stack/sanitizer-frame.ts";
import type { TraceState } from "#core/crash/trace-state.ts";

/** A frame that was read: its text as it is judged, its parts, and how it is named in the state. */
type ReadFrame = {
  readonly text: string;
  readonly id?: number;
  readonly file?: string | null;
  readonly line?: number | null;
  readonly module?: string | null;
  readonly nameOf?: (text: string) => string;
  /** Whether a fuzz target's entry is named by its file. */
  readonly isTarget?: boolean;
  /** Where a kernel stood. */
  readonly address?: string;
};

type FrameReader = (line: string, state: TraceState) => ReadFrame | null;

const asItStands = (text: string): string => text;

/** `child return module!function+0x1`, of cdb. */
const cdb: FrameReader = (line) => {
  const head = line.includes("!") ? /^[0-9a-zA-Z`]+ [0-9a-zA-Z`]+ ([0-9a-zA-Z_]+)!/.exec(line) : null;
  const end = head === null ? null : afterLast(line, "+", /[xX0-9a-fA-F]+/y);
  if (head === null || end === null || end.index <= head[0].length) return null;
  return { text: line.slice(head[0].length, end.index - 1), module: head[1] ?? null };
};

const sanitizer: FrameReader = (line) => {
  const frame = line.includes("#") ? sanitizerFrame(line) : null;
  if (frame === null) return null;
  const { text, id, file, line: at, module } = frame;
  const nameOf = frame.hasModuleOffset && frame.function === null ? asItStands : frameName;
  return { text, id, file, line: at, module, nameOf, isTarget: file !== null };
};

/** `#0 0x1 function+0x1`, of Chromium's own stacks: no path is in it. */
const chromium: FrameReader = (line) => {
  const match = /^ *#([0-9]+) [xX0-9a-fA-F]+ ([^/\\]+)$/.exec(line);
  return match === null ? null : { text: match[2] ?? "", id: Number(match[1]) };
};

const hexWord = /^[xX0-9a-fA-F]+$/;

/** `0 Image Name 0x1 function + 19`, of Apple's. */
const apple: FrameReader = (line) => {
  const id = /^\d+\s/.exec(line);
  const end = id === null ? null : afterLast(line, "+", /\s*\d+/y, firstSlash(line));
  if (id === null || end === null) return null;
  const body = line.slice(id[0].length, end.index - 1);
  const image = /^\s*(?:\?\?\?|[\w ]+)/.exec(body)?.[0] ?? "";
  const words = [...image.matchAll(/\S+/g)].filter(
    ({ 0: word, index }) => index > 0 && hexWord.test(word) && /\s/.test(body.charAt(index + word.length)),
  );
  const address =
    words.findLast(({ 0: word, index }) => body.slice(index + word.length).trim() !== "") ??
    afterUnknown(body);
  const before = address === undefined ? "" : body.slice(0, address.index).trim();
  if (address === undefined || before === "") return null;
  const name = body.slice(address.index + address[0].length).trim();
  return { text: demangled(name), id: Number(id[0]), module: before };
};

/** The address after an image that is not known. */
function afterUnknown(body: string): RegExpExecArray | undefined {
  const match = /^\s*\?\?\?\s+/.exec(body);
  return match === null ? undefined : (matchAt(body, match[0].length, /[xX0-9a-fA-F]+(?=\s)/y) ?? undefined);
}

function firstSlash(line: string): number {
  const at = line.search(/[/\\]/);
  return at < 0 ? line.length : at;
}

/** `function [0x1+12] (file:12)`, of Chromium on Windows. */
const windows: FrameReader = (line) => {
  const match = afterLast(line, " [", /[xX0-9a-fA-F]+\+\d+\](?: \((.*):(\d+)\))?/y, firstSlash(line));
  const text = match === null ? "" : line.slice(0, match.index - 2).trimStart();
  if (match === null || text === "") return null;
  return { text, file: match[1] ?? null, line: match[2] === undefined ? null : Number(match[2]) };
};

/** `[<c0667574>] (function+0xa0/0x124)`, or without the address, of Linux. */
const kernel: FrameReader = (line) => {
  const open = line.indexOf("(");
  const addressed = afterLast(
    line,
    "[<",
    /([x0-9a-fA-F]+)>\]\s+\(?(\w+)\+\w+\/\w/y,
    open < 0 ? line.length : open,
  );
  if (addressed !== null) return { text: addressed[2] ?? "", address: `0x${addressed[1] ?? ""}` };
  const plain = /^\(?(\w+)\+\w+\/\w/.exec(line)?.[1];
  return plain === undefined ? null : { text: plain };
};

/** What V8's comparison of two configurations says of them. */
const correctness: FrameReader = (line) => {
  const text = /^#\s*V8 correctness ((?:configs|sources|suppression): .*)/.exec(line)?.[1];
  return text === undefined ? null : { text, nameOf: asItStands };
};

/** `package.Function(0x1, …)`, of Go. */
const go: FrameReader = (line, state) => {
  const open = state.traits.go && line.endsWith(")") ? line.lastIndexOf("(") : -1;
  const text = line.slice(0, Math.max(open, 0));
  if (text === "" || !/^[0-9a-zA-Z._\-\\/()*]+$/.test(text)) return null;
  return /^[x0-9a-f\s,.{}]*$/.test(line.slice(open + 1, -1))
    ? { text, nameOf: (name) => name.slice(name.lastIndexOf("/") + 1) }
    : null;
};

/** `File "x.py", line 12, in f`, of Python. */
const python: FrameReader = (line, state) => {
  const match = state.traits.python ? /^\s*File "([^"]+)", line (\d+), in (.+)$/.exec(line) : null;
  return match === null ? null : { text: match[3] ?? "", file: match[1] ?? null, line: Number(match[2]) };
};

/** `at f (file:1:2)`, of JavaScript. */
const javascript: FrameReader = (line, state) => {
  const match = state.traits.jazzerJs ? /^\s* at (\S+) \(/.exec(line) : null;
  const place = match === null ? null : afterLast(line, ":", /(\d+):\d+\)/y);
  if (match === null || place === null || place.index <= match[0].length) return null;
  return { text: match[1] ?? "", file: line.slice(match[0].length, place.index - 1), line: Number(place[1]) };
};

/** `uSP+000010: 0x… in f`, of Trusty. */
const trusty: FrameReader = (line, state) => {
  const match = state.traits.trusty ? /^uSP\+[a-zA-Z0-9]{6}: 0x[a-fA-F0-9]{16} in (\w+)/.exec(line) : null;
  return match === null ? null : { text: match[1] ?? "" };
};

const first: readonly FrameReader[] = [cdb, sanitizer, chromium, apple, windows];
const later: readonly FrameReader[] = [kernel, correctness, go, python, javascript, trusty];

/** `at package.Class.method(File.java:12)`, of Java. */
const java: FrameReader = (line) => {
  const open = /^\s*at /.test(line) ? line.lastIndexOf("(", line.lastIndexOf(")")) : -1;
  if (open < 0) return null;
  const [file = "", number] = line.slice(open + 1, line.lastIndexOf(")")).split(":");
  const text = line.slice(0, open).trimStart().slice("at ".length);
  return {
    text,
    file: file === "" ? null : file,
    line: number === undefined ? null : Number(number) || null,
  };
};

const javaTypes: ReadonlySet<string> = new Set([
  "CHECK failure",
  "Fatal Exception",
  "Uncaught exception",
  "Security exception",
]);

/** Reads a line as a frame of the crash at hand, where it is one. */
export function readFrame(line: string, state: TraceState): void {
  const onlyJava = state.javaException && javaTypes.has(state.type);
  const readers = onlyJava ? [...first, java] : [...first, ...later];
  for (const reader of readers) {
    const frame = reader(line, state);
    if (frame !== null) {
      take(frame, state);
      return;
    }
  }
}

/** The text without what tools put around it: `in …`, `(…)`. */
function unwrapped(text: string): string {
  if (text.startsWith("in ")) return text.slice(3);
  return text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text;
}

function take(frame: ReadFrame, state: TraceState): void {
  const plain = unwrapped(frame.text.trim());
  const text = frame.isTarget === true ? namedByFile(plain, frame.file ?? "") : plain;
  state.addFrame(stackFrame(frame, text), frame.id ?? null);
  if (!isIgnored(text)) state.addName((frame.nameOf ?? frameName)(text));
  if (frame.address !== undefined && state.frameCount === 1 && !state.traits.kasan)
    state.address = frame.address;
}

const entry = "LLVMFuzzerTestOneInput";

/** The entry that all fuzz targets share, told apart by its file. */
function namedByFile(text: string, file: string): string {
  return text.startsWith(entry) ? text.replaceAll(entry, baseName(file)) : text;
}

function stackFrame(frame: ReadFrame, text: string): StackFrame {
  const name = frame.nameOf === asItStands ? "" : frameName(text);
  return {
    function: name === "" ? null : name,
    file: frame.file ?? null,
    line: frame.line ?? null,
    module: frame.module ?? null,
  };
}
