/** Chromium and Google's logging: failed checks, whose text and file are the first line of the state. */
import { afterLast, matchAt } from "#core/crash/scan.ts";
import { checkMessage, fileName } from "#core/crash/crash-state.ts";
import { fatalHead } from "#core/crash/tool/assertion.ts";
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

function setFailure(type: string, message: string, file: string, state: TraceState): void {
  state.reset();
  state.setType(type, "chromium");
  state.setMessage(`${checkMessage(message)} in ${fileName(file)}`);
}

/** `[…:FATAL:file.cc(12)] Security CHECK failed: x. `. */
export const securityCheck: LineRule = (line, state) => {
  if (!line.includes("Security ")) return false;
  for (const name of ["Security CHECK", "Security DCHECK"]) {
    const marker = `${name} failed:`;
    const end = line.lastIndexOf(".");
    const at = line.lastIndexOf(marker, end - marker.length);
    const file = at < 0 || end < 0 ? null : fileBefore(line, at);
    if (file !== null)
      setFailure(`${name} failure`, line.slice(at + marker.length, end).trimStart(), file, state);
  }
  return false;
};

/** What stands behind the last colon of the last bracket that ends before a place. */
function fileBefore(line: string, end: number): string | null {
  for (
    let open = line.lastIndexOf("[", end);
    open >= 0;
    open = open === 0 ? -1 : line.lastIndexOf("[", open - 1)
  ) {
    const close = line.indexOf("]", open);
    const colon = close < 0 || close >= end ? -1 : line.lastIndexOf(":", close);
    if (colon > open) return line.slice(colon + 1, close).split("(", 1)[0] ?? "";
  }
  return null;
}

/** The first fatal message or failed check that is of no other kind. */
export const failedCheck: LineRule = (line, state) => {
  const head = fatalHead.exec(line);
  if (head !== null) readFatal(line, head[0].length, state);
  readBracketed(line, state);
  if (head !== null) readCheck(line, head[0].length, state);
  return false;
};

function readFatal(line: string, start: number, state: TraceState): void {
  const place = [...line.matchAll(/:\d+\]/g)].at(-1);
  if (place === undefined || place.index < start) return;
  setFailure(
    "Fatal error",
    line.slice(place.index + place[0].length).trimStart(),
    line.slice(start, place.index),
    state,
  );
}

function readCheck(line: string, start: number, state: TraceState): void {
  for (const place of [...line.matchAll(/:\d+\]\s*Check failed:\s*/g)].slice(-1))
    if (place.index >= start)
      setFailure(
        "CHECK failure",
        line.slice(place.index + place[0].length),
        line.slice(start, place.index),
        state,
      );
}

const markers = ["Check failed:", "DCHECK failed:", "NOTREACHED hit"];

/** `[…:FATAL:file.cc(12)] Check failed: x`, up to a semicolon. */
function readBracketed(line: string, state: TraceState): void {
  const open = line.length - line.trimStart().length;
  const close = line.charAt(open) === "[" ? line.indexOf("]", open) : -1;
  if (close < 0) return;
  const rest = markers
    .map((marker) => afterLast(line, marker, marker.endsWith("hit") ? /.\s*([^;]*)/y : /\s*([^;]*)/y))
    .filter((match) => match !== null && match.index > close)
    .reduce((last, match) => ((match?.index ?? 0) > (last?.index ?? 0) ? match : last), null);
  const file = rest === null ? null : placeIn(line.slice(open + 1, close));
  if (rest !== null && file !== null) setFailure("CHECK failure", rest[1] ?? "", file, state);
}

const place = /[^\](]*\([0-9]+\)|[^\]:]*:[0-9]+/y;

/** The file and line that end the head of a log line; a head has few parts. */
function placeIn(head: string): string | null {
  let at = head.lastIndexOf(":");
  for (let parts = 0; at >= 0 && parts < 8; parts += 1) {
    const match = matchAt(head, at + 1, place);
    if (match !== null) return match[0];
    at = at === 0 ? -1 : head.lastIndexOf(":", at - 1);
  }
  return null;
}

/** The first failure of the graphics process. */
export const graphicsProcess: LineRule = (line, state) => {
  if (!line.includes("GPU process exited unexpectedly")) return false;
  state.reset();
  state.setType("GPU failure", "chromium");
  return false;
};

/** The first crash that a program's own handler printed: `Received signal 11 SEGV_MAPERR 000000000000`. */
export const ownSignalHandler: LineRule = (line, state) => {
  const address = /^Received signal 11 (?:SEGV_[A-Z]+|<unknown>) ([0-9a-f]*)/.exec(line)?.[1];
  if (address === undefined) return false;
  state.reset();
  state.setType("UNKNOWN", "chromium");
  state.address = `0x${address}`;
  return false;
};
