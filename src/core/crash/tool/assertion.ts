/** Failed assertions of C, C++, JavaScript engines and Rust: what was asserted is the state, before the stack that follows. */
import { afterLast, matchAt } from "#core/crash/scan.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

/** The head of a fatal message of Google's logging: the file follows, up to the last line number in brackets. */
export const fatalHead = /^F\d{4}\s+\d{2}:\d{2}:\d{2}\.\d+\s+\d+\s+/;

/** Asserted text in each of the spellings; a kernel's crash that is already known stays. */
export const failedAssertion: LineRule = (line, state) => {
  if (state.type.startsWith("Kernel failure")) return false;
  for (const read of [asserted, fatalAssertion, quotedAssertion, explainedAssertion, rustPanic]) {
    const message = read(line);
    if (message !== null) setAssertion(message, state);
  }
  return false;
};

function setAssertion(message: string, state: TraceState): void {
  state.setType("ASSERT", "assertion");
  state.frameCount = 1;
  if (message !== "") state.state = `${message}\n`;
}

const key = /(?:assert(?:ion)? fail(?:ure|ed)|panic): /gi;
const sourceFile = /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx):/i;

/** `ASSERTION FAILED: …` or `panic: …`, at the start, after a bracket or after a source file. */
function asserted(line: string): string | null {
  const keys = [...line.matchAll(key)];
  const last = keys.at(-1);
  if (last === undefined) return null;
  const afterBracket = line.startsWith("[")
    ? keys.find(({ index }) => index > 1 && line.slice(1, index).trimEnd().endsWith("]"))
    : undefined;
  const file = line.search(sourceFile);
  const afterFile = file >= 0 && line.indexOf(":", file) < last.index ? last : undefined;
  const first = keys[0]?.index === line.length - line.trimStart().length ? keys[0] : undefined;
  const found = afterBracket ?? afterFile ?? first;
  return found === undefined ? null : line.slice(found.index + found[0].length);
}

/** `F0101 … file.cc:12] assertion failed at … in …: …`. */
function fatalAssertion(line: string): string | null {
  if (!fatalHead.test(line)) return null;
  const at = line.search(/assertion failed at\s/);
  const within = at < 0 ? -1 : line.slice(at).search(/\sin/);
  const colon = line.lastIndexOf(": ");
  return within >= 0 && colon >= at + within && /:\d+\]/.test(line.slice(0, at))
    ? line.slice(colon + 2)
    : null;
}

/** glibc's ``file.c:12: f: Assertion `x' failed.`` */
function quotedAssertion(line: string): string | null {
  const end = / failed\.?$/i.exec(line)?.index;
  if (end === undefined) return null;
  const begins = [...line.slice(0, end + 1).matchAll(/:\s*assertion /gi)].at(-1);
  const start = begins === undefined ? line.length : begins.index + begins[0].length;
  if (start > end) return null;
  const text = line.slice(start, end);
  const opened = /^[`'"]/.test(text) ? text.slice(1) : text;
  return /[`'"]$/.test(opened) ? opened.slice(0, -1) : opened;
}

/** libc++'s `/path/vector:12: assertion x failed: why`: the reason is the state. */
function explainedAssertion(line: string): string | null {
  if (!line.includes(" failed:")) return null;
  const begins = line.search(/:\d+:\s*assertion /);
  const slash = line.lastIndexOf("/", begins);
  if (begins < 0 || slash < 0 || line.slice(0, slash).trim() === "") return null;
  return afterLast(line.slice(begins), " failed:", /\s*(\S.*)/y)?.[1] ?? null;
}

/** Rust's `thread 'main' panicked at 'x'`. */
function rustPanic(line: string): string | null {
  if (!/^thread\s/i.test(line)) return null;
  const lower = line.toLowerCase();
  const marker = "panicked at '";
  for (let at = lower.lastIndexOf(marker); at > 7; at = lower.lastIndexOf(marker, at - 1))
    if (/\s/.test(line.charAt(at - 1))) return matchAt(line, at + marker.length, /[^']*/y)?.[0] ?? null;
  return null;
}

/** WebKit's mark of code that must not be reached: the stack follows. */
export const unreachable: LineRule = (line, state) => {
  if (line.trim() !== "SHOULD NEVER BE REACHED") return false;
  state.reset();
  state.setType("ASSERT_NOT_REACHED", "assertion");
  return false;
};
