/** What `bongsu report same` compares of a file: the lines that `bongsu report parse` prints, or a crash state alone, a frame a line. */
import { readFile } from "node:fs/promises";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Crash } from "#core/crash/crash.ts";
import type { Comparable } from "#core/duplicate/traits.ts";
import { listMember, member, readJson, textMember } from "#core/input/json.ts";

const longestFile = 16 * 1024 * 1024;
/** ClusterFuzz's states have three lines. */
const linesOfState = 3;

/** The reports of a file; a refusal where it holds none. */
export async function readComparable(path: string): Promise<readonly Comparable[]> {
  const bytes = await readFile(path);
  const reports = bytes.length > longestFile ? [] : reportsIn(bytes.toString("utf8"));
  if (reports.length > 0) return reports;
  throw new MessageRefusal("input-invalid", (t) => t("sameCommand.noReport", { path }));
}

function reportsIn(text: string): readonly Comparable[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines[0]?.startsWith("{")) return lines.flatMap((line) => reportOf(line) ?? []);
  return lines.length === 0 || lines.length > linesOfState ? [] : [ofState(lines)];
}

function reportOf(line: string): Comparable | null {
  const read = readJson(line);
  if (!read.ok) return null;
  const crash = member(read.value, "crash");
  const state = listMember(crash, "state").filter((one) => typeof one === "string");
  const product = textMember(read.value, "product");
  return {
    ...ofState(state, textMember(crash, "type") ?? ""),
    product: product === null ? null : { name: product, identifier: null },
    version: textMember(read.value, "version"),
  };
}

function ofState(state: readonly string[], type = ""): Comparable {
  const crash: Crash = { type, address: "", state, security: false, frames: [] };
  return {
    product: null,
    version: null,
    title: null,
    text: "",
    weaknesses: [],
    aliases: [],
    places: [],
    crash,
    patch: null,
  };
}
