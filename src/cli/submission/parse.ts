/** `bongsu report parse PATH…`: what reports say, one JSON line an item and a line of findings for what is none; or a CSAF document a file. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readReports } from "#cli/submission/read-reports.ts";
import type { ReportAround } from "#cli/submission/report-word.ts";
import { unreadSentences } from "#cli/submission/unread-sentences.ts";
import { printable } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";
import { csafDocument } from "#core/submission/csaf-document.ts";
import type { FileReading, ReportedProduct, ReportItem } from "#core/submission/submission.ts";

/** Runs it. 0: everything was read; 3: some of it was not; 2: nothing was. */
export async function parseReports(paths: readonly string[], around: ReportAround): Promise<number> {
  const { io, options } = around;
  if (!["table", "json", "csaf"].includes(options.format ?? "json"))
    throw new MessageRefusal("input-invalid", (t) =>
      t("terminal.formatUnknown", { names: "json, csaf", format: printable(options.format ?? "") }),
    );
  const unread = unreadSentences(around);
  let read = 0;
  const blank: FileReading[] = [];
  for await (const reading of readReports(paths, around)) {
    const { bad, items } = reading;
    for (const line of options.format === "csaf" ? documentLines(reading, around) : itemLines(reading))
      io.write(`${line}\n`);
    for (const each of bad) unread.add(each.source, each.findings);
    if (isBlank(reading)) blank.push(reading);
    else if (bad.length === 0 || items.length > 0) read += 1;
  }
  // Blank files beside reports take nothing away; where nothing else came, whoever should have written a report did not.
  if (read === 0) for (const { source, findings } of blank) unread.add(source, findings);
  const count = unread.end();
  if (read === 0) return 2;
  return count > 0 ? 3 : 0;
}

/** Whether there was nothing in the file: no format, and nothing in it that could not be read. */
function isBlank({ format, items, bad }: FileReading): boolean {
  return format === null && items.length === 0 && bad.length === 0;
}

function itemLines({ source, format, items, bad, findings }: FileReading): readonly string[] {
  return [
    ...items.map(itemLine),
    ...bad.map((each) => emptyLine(each.source, format, each.findings)),
    ...(findings.length > 0 ? [emptyLine(source, format, findings)] : []),
  ];
}

/** The line of an item: the members that programs read first, then what else it says. */
function itemLine(item: ReportItem): string {
  const { source, format, product, version, crash, findings, title, weaknesses, aliases, places, patch } =
    item;
  const shown =
    crash === null
      ? null
      : { type: crash.type, address: crash.address, state: crash.state, security: crash.security };
  const { aiUsage, reporter, text } = item;
  const more = {
    title,
    weaknesses,
    aliases,
    places,
    patch,
    aiUsage,
    reporter,
    text: text.slice(0, longestText),
  };
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

/** How much of an item's words a line holds. */
const longestText = 20_000;

function productText(product: ReportedProduct | null): string | null {
  return product?.identifier ?? product?.name ?? null;
}

/** A line that stands for no item: what is to be said of a file, or of a part of it that could not be read. */
function emptyLine(source: string, format: string | null, findings: readonly Finding[]): string {
  return JSON.stringify({ source, format, product: null, version: null, crash: null, findings, items: 0 });
}

/** A file's items as one document of CSAF's profile for reports. */
function documentLines({ items, source }: FileReading, { io }: ReportAround): readonly string[] {
  if (items.length === 0) return [];
  const publisher = { name: io.env["BONGSU_REPORTER"] ?? "anonymous", namespace: "https://reporter.invalid" };
  const name = source.slice(source.lastIndexOf("/") + 1);
  const issue = {
    at: io.surroundings.now(),
    id: `report-${name}`,
    publisher,
    engine: { name: "bongsu", version: io.version },
  };
  return [JSON.stringify(csafDocument(items, issue))];
}
