/** A topology document from a file on the room's machine, and the refusal of a file that cannot be taken. */
import { readFileSync } from "node:fs";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { printable } from "#core/input/printable.ts";
import type { Finding, RefusalCode } from "#core/problem.ts";
import { readTopologyText } from "#core/topology/read-topology.ts";
import type { Topology } from "#core/topology/topology.ts";
import type { Translate } from "#messages/message.ts";
import { findingLine } from "#messages/render/finding.ts";

/** The text of a file; refuses with a sentence where there is none. */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new MessageRefusal("not-found", (t) => t("world.fileUnread", { file: printable(path, 300) }));
  }
}

/** The topology of a file; refuses with every finding, one a line. */
export function readTopologyFile(path: string): Topology {
  const read = readTopologyText(readTextFile(path));
  if (read.ok) return read.value;
  throw new MessageRefusal(
    "input-invalid",
    (t) =>
      [t("world.notTopology", { file: printable(path, 300) }), ...findingLines(read.findings, t)].join("\n"),
    read.findings,
  );
}

/** The refusal of a file of which nothing was stored, with every finding, one a line. */
export function fileRefusal(
  path: string,
  findings: readonly Finding[],
  code: RefusalCode = "input-invalid",
): MessageRefusal {
  return new MessageRefusal(
    code,
    (t) => [t("world.refused", { file: printable(path, 300) }), ...findingLines(findings, t)].join("\n"),
    findings,
  );
}

/** Findings as lines of text: place, sentence, code. */
function findingLines(findings: readonly Finding[], t: Translate): readonly string[] {
  return findings.map((finding) => findingLine(finding.at === "" ? { ...finding, at: "/" } : finding, t));
}
