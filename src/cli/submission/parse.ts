/** `bongsu report parse PATH…`: what reports say, one JSON line an item, and a line of findings for what is none. */
import { stat } from "node:fs/promises";
import { openReports } from "#cli/submission/report-files.ts";
import type { ReportAround } from "#cli/submission/report-word.ts";
import { printable } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";
import { readReport } from "#core/submission/format/index.ts";
import type { ReportedProduct, ReportItem } from "#core/submission/submission.ts";
import { traceOptionsOf } from "#cli/submission/trace-options.ts";

/** Runs it. 0: everything was read; 3: some of it was not; 2: nothing was. */
export async function parseReports(
  paths: readonly string[],
  { options, io, t }: ReportAround,
): Promise<number> {
  await Promise.all(paths.filter((path) => path !== "-").map(async (path) => await stat(path)));
  const counts = { read: 0, unread: 0 };
  const trace = traceOptionsOf(options, io.env);
  const fail = (source: string, format: string | null, findings: readonly Finding[]): void => {
    counts.unread += 1;
    io.write(`${emptyLine(source, format, findings)}\n`);
    for (const { code, message } of findings)
      io.error(
        `${printable(source, 400)}: ${t.find(`reportCommand.finding.${code}`) ?? printable(message, 400)}\n`,
      );
  };
  for await (const opened of openReports(paths, io.stdin)) {
    if ("findings" in opened) {
      fail(opened.source, null, opened.findings);
      continue;
    }
    const { source, format, items, bad, findings } = readReport(opened, trace);
    for (const item of items) io.write(`${itemLine(item)}\n`);
    for (const each of bad) fail(each.source, format, each.findings);
    if (bad.length === 0 || items.length > 0) counts.read += 1;
    if (findings.length > 0) io.write(`${emptyLine(source, format, findings)}\n`);
  }
  if (counts.read === 0) return 2;
  return counts.unread > 0 ? 3 : 0;
}

/** The line of an item: the members that programs read first, then what else it says. */
function itemLine(item: ReportItem): string {
  const { source, format, product, version, crash, findings, title, weaknesses, aliases, places, patch } =
    item;
  const shown =
    crash === null
      ? null
      : { type: crash.type, address: crash.address, state: crash.state, security: crash.security };
  const more = { title, weaknesses, aliases, places, patch };
  return JSON.stringify({
    source,
    format,
    product: productText(product),
    version,
    crash: shown,
    findings,
    ...more,
  });
}

function productText(product: ReportedProduct | null): string | null {
  return product?.identifier ?? product?.name ?? null;
}

/** A line that stands for no item: what is to be said of a file, or of a part of it that could not be read. */
function emptyLine(source: string, format: string | null, findings: readonly Finding[]): string {
  return JSON.stringify({ source, format, product: null, version: null, crash: null, findings, items: 0 });
}
