/** A topology document from a file on the room's machine. */
import { readFileSync } from "node:fs";
import { type Finding, Refusal } from "#core/problem.ts";
import { readTopologyText } from "#core/topology/read-topology.ts";
import type { Topology } from "#core/topology/topology.ts";

/** The text of a file; refuses with a sentence where there is none. */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Refusal("not-found", `There is no file ${path} that can be read.`);
  }
}

/** The topology of a file; refuses with every finding, one a line. */
export function readTopologyFile(path: string): Topology {
  const read = readTopologyText(readTextFile(path));
  if (read.ok) return read.value;
  throw new Refusal(
    "input-invalid",
    [`${path} is not a topology that a room can work with.`, ...findingLines(read.findings)].join("\n"),
    read.findings,
  );
}

/** Findings as lines of text: place, sentence, code. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ at, code, message }) => `${at === "" ? "/" : at}: ${message} (${code})`);
}
