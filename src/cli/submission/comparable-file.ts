/**
 * What `bongsu report same` compares of a file or folder: the items that `bongsu report parse` reads in it; the lines that it prints; or a crash state alone,
 * a frame a line.
 */
import { stat } from "node:fs/promises";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { openReports } from "#cli/submission/report-files.ts";
import type { ReportAround } from "#cli/submission/report-word.ts";
import { traceOptionsOf } from "#cli/submission/trace-options.ts";
import { isBareState } from "#core/crash/bare-state.ts";
import type { Crash } from "#core/crash/crash.ts";
import type { Comparable } from "#core/duplicate/traits.ts";
import { listMember, member, readJson, textMember } from "#core/input/json.ts";
import { readReport } from "#core/submission/format/index.ts";
import { claim } from "#core/submission/report-format.ts";
import type { ReportFile } from "#core/submission/report-document.ts";

/** The reports of a file or folder; a refusal where it holds none. */
export async function readComparable(
  path: string,
  { options, io }: ReportAround,
): Promise<readonly Comparable[]> {
  if (path !== "-") await stat(path);
  const trace = traceOptionsOf(options, io.env);
  const reports: Comparable[] = [];
  for await (const opened of openReports([path], io.stdin)) {
    if ("findings" in opened) continue;
    const { items, format } = await readReport(opened, trace);
    reports.push(...(items.length > 0 || format !== null ? items : reportsIn(opened)));
  }
  if (reports.length > 0) return reports;
  throw new MessageRefusal("input-invalid", (t) => t("sameCommand.noReport", { path }));
}

/** The lines that `report parse` prints, or a state; nothing in a file that is neither. */
function reportsIn({ bytes }: ReportFile): readonly Comparable[] {
  const text = new TextDecoder().decode(bytes);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines[0]?.startsWith("{")) return lines.flatMap((line) => reportOf(line) ?? []);
  return isBareState(lines) ? [claim({ crash: crashOf(lines, "") })] : [];
}

function reportOf(line: string): Comparable | null {
  const read = readJson(line);
  if (!read.ok) return null;
  const crash = member(read.value, "crash");
  const state = texts(crash, "state");
  const product = textMember(read.value, "product");
  return claim({
    product: product === null ? null : productOf(product),
    version: textMember(read.value, "version"),
    title: textMember(read.value, "title"),
    weaknesses: texts(read.value, "weaknesses"),
    aliases: texts(read.value, "aliases"),
    crash: state.length === 0 ? null : crashOf(state, textMember(crash, "type") ?? ""),
    patch: textMember(read.value, "patch"),
  });
}

function texts(value: unknown, name: string): readonly string[] {
  return listMember(value, name).filter((one) => typeof one === "string");
}

function productOf(written: string): NonNullable<Comparable["product"]> {
  return /^(?:pkg|cpe):/.test(written)
    ? { name: null, identifier: written }
    : { name: written, identifier: null };
}

function crashOf(state: readonly string[], type: string): Crash {
  return { type, address: "", state, security: false, frames: [] };
}
