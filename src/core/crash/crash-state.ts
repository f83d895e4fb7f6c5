/** The crash state: what is cut from frames and messages so that the same flaw gives the same three lines, after ClusterFuzz's rules. */
import { stripped } from "#core/crash/scan.ts";

/** How many frames make a state. */
export const framesOfState = 3;

const longestLine = 80;
const jni = "JNI DETECTED ERROR IN APPLICATION:";
const anonymous = ["non-virtual thunk to ", "(anonymous namespace)::", "`anonymous namespace'::"];

/** The name of a frame: without module, arguments, anonymous namespaces. */
export function frameName(frame: string): string {
  const named = anonymous.reduce((text, part) => text.replaceAll(part, ""), frame);
  const last = named.slice(named.lastIndexOf("!") + 1);
  const cut = last.search(/[([]/);
  return cut > 0 ? last.slice(0, cut).trim() : (last.trim().split(" ", 1)[0] ?? "");
}

/** What a failed check says, without the values of this run. */
export function checkMessage(text: string): string {
  const afterPrefix = text.startsWith("Check failed: ") ? text.slice("Check failed: ".length) : text;
  const message = withoutQuotedValue(withoutOperands(withoutFailedValues(afterPrefix)));
  return stripped(message, " .'\"[]");
}

/** `… failed: 25 vs. 1` without what follows `failed`. */
function withoutFailedValues(text: string): string {
  const versus = lastVersus(text);
  const at = text.indexOf("failed: ");
  return at >= 0 && at + "failed: ".length <= versus ? text.slice(0, at + "failed".length) : text;
}

/** `len > 0 (-1 vs. 0)` without the bracket. */
function withoutOperands(text: string): string {
  const versus = lastVersus(text);
  const at = text.indexOf(" (");
  return at >= 0 && at + 2 <= versus ? text.slice(0, at) : text;
}

/** Where the last ` vs. ` begins; -1 where there is none. */
function lastVersus(text: string): number {
  for (let at = text.lastIndexOf("vs."); at > 0; at = text.lastIndexOf("vs.", at - 1))
    if (/\s/.test(text.charAt(at - 1)) && /\s/.test(text.charAt(at + 3))) return at - 1;
  return -1;
}

/** `name: '…'` without the value, where it ends the text. */
function withoutQuotedValue(text: string): string {
  for (const match of text.matchAll(/[:=]\s*(['"])/g)) {
    const quoteAt = match.index + match[0].length - 1;
    if (quoteAt < text.length - 1 && text.endsWith(match[1] ?? ""))
      return text.slice(0, match.index).trimEnd();
  }
  return text;
}

/** The file's name alone, without path and line. */
export function fileName(text: string): string {
  const path = stripped(text, " .'\"[]").split(":", 1)[0]?.split("(", 1)[0] ?? "";
  return baseName(path);
}

/** The last part of a path of either kind. */
export function baseName(path: string): string {
  const plain = path.replaceAll("\\", "/");
  return plain.slice(plain.lastIndexOf("/") + 1);
}

/** The text with addresses and numbers of this run replaced, offsets at line ends left out. */
function withoutNumbers(text: string): string {
  return text
    .replace(/\+0x[0-9a-fA-F]+\n/g, "\n")
    .replace(/0x[a-fA-F0-9]{4,}U*/g, "ADDRESS")
    .replace(/(?<![:0-9.])(?:[0-9.]{4,}|(?<= )[0-9]{2,}|(?<=[@#])[0-9]+)(?![A-Za-z0-9.])/g, "NUMBER");
}

/** The lines of a state as they are compared; `exact` keeps numbers, which some states are made of. */
export function normalisedState(state: string, exact: boolean): string {
  const printable = state.replace(/[^\t\n\v\f\r -~]/g, "").replaceAll(jni, "JNI:");
  const plain = exact ? printable : withoutNumbers(printable);
  return plain
    .split(/\r\n|[\n\v\f\r]/)
    .map((line) => (line.startsWith("Bad-cast") ? line : line.slice(0, longestLine)))
    .join("\n");
}

const repeats = 3;
const longestCycle = 10;

/** The first frames of the cycle of an endless recursion; null where the frames do not repeat. */
export function cycleOf(names: readonly string[]): readonly string[] | null {
  for (let start = 0; start < names.length; start += 1)
    for (let length = 1; length <= longestCycle && start + repeats * length < names.length; length += 1)
      if (repeatsAt(names, start, length)) return names.slice(start, start + Math.min(length, framesOfState));
  return null;
}

function repeatsAt(names: readonly string[], start: number, length: number): boolean {
  for (let at = start + length; at < start + repeats * length; at += 1)
    if (names[at] !== names[at - length]) return false;
  return true;
}
