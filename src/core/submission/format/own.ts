/** Our own format, `bongsu.report/1` (`docs/report.schema.json`): one claim, a list of them, or a line each; and the lines that `bongsu report parse` prints. */
import type { Crash } from "#core/crash/crash.ts";
import type { TraceOptions } from "#core/crash/trace-state.ts";
import { isObject } from "#core/input/json-cursor.ts";
import { listMember, member, readJson, textMember } from "#core/input/json.ts";
import { withTrace } from "#core/submission/embedded-trace.ts";
import { type OwnReport, readOwnReport, reportForm } from "#core/submission/own-report.ts";
import type { ReportDocument, ReportFile } from "#core/submission/report-document.ts";
import {
  type BadItem,
  claim,
  type ReportClaim,
  type ReportFormat,
  reading,
} from "#core/submission/report-format.ts";

/** Documents of ours. */
export const own: ReportFormat = {
  name: "bongsu",
  read: (document, options) => {
    const values = valuesOf(document);
    if (values === null) return null;
    const read = values.map((value, index) =>
      isParsedLine(value) ? lineClaim(value) : ownClaim(value, index, options),
    );
    const [single] = values;
    const parts = values.length === 1 && !isParsedLine(single) ? filesOf(single, document.source) : [];
    return { ...reading(read), parts };
  },
};

function isParsedLine(value: unknown): boolean {
  return (
    isObject(value) &&
    ["source", "format", "product", "version", "crash", "findings"].every((name) =>
      Object.hasOwn(value, name),
    )
  );
}

function isOwn(value: unknown): boolean {
  return textMember(value, "type") === reportForm || isParsedLine(value);
}

const mostLines = 100_000;

/** The claims of a document; null where it is none of ours. A line that cannot be read stands for itself. */
function valuesOf({ json, text }: ReportDocument): readonly unknown[] | null {
  if (json.ok && textMember(json.value, "type") === reportForm) {
    const items = member(json.value, "items");
    return Array.isArray(items)
      ? items.map((item: unknown) => (isObject(item) ? { type: reportForm, ...item } : item))
      : [json.value];
  }
  if (json.ok) return isParsedLine(json.value) ? withoutEmpty([json.value]) : null;
  const lines = (text ?? "").split(/\r?\n/).filter((line) => line.trim() !== "");
  const first = lines.length > mostLines ? null : readJson(lines[0] ?? "", { meaning: false });
  if (first?.ok !== true || !isOwn(first.value)) return null;
  return withoutEmpty(
    lines.map((line) => {
      const read = readJson(line, { meaning: false });
      return read.ok ? read.value : undefined;
    }),
  );
}

/** Without the lines that stand for no item. */
function withoutEmpty(values: readonly unknown[]): readonly unknown[] {
  return values.filter((value) => member(value, "items") !== 0);
}

function ownClaim(value: unknown, index: number, options: TraceOptions): ReportClaim | BadItem {
  const read = readOwnReport(value);
  if (!read.ok)
    return { findings: read.findings.map((finding) => ({ ...finding, at: `/items/${index}${finding.at}` })) };
  const { product, identifier, version, title, text, reproduce, weaknesses, aliases, patch } = read.value;
  const parts = {
    title,
    text: [text, reproduce].filter(Boolean).join("\n\n"),
    product: product === null && identifier === null ? null : { name: product, identifier },
    version,
    weaknesses,
    aliases,
    patch,
    places: placesOf(value),
    crash: crashOf(member(value, "crash")),
    findings: read.findings ?? [],
    ...aiOf(read.value),
    ...(read.value.reporter === null ? {} : { reporter: read.value.reporter }),
  };
  return withTrace(claim(parts), options);
}

function aiOf({ ai }: OwnReport): Partial<ReportClaim> {
  return ai === null ? {} : { aiUsage: ai.used ? (ai.which ?? "used") : "not used" };
}

function filesOf(value: unknown, source: string): readonly ReportFile[] {
  const read = readOwnReport(value);
  const files = read.ok ? read.value.files : [];
  return files.map(({ name, content }) => ({
    source: `${source}!/${name.replaceAll(/[/\\]/g, "_")}`,
    bytes: content,
    cut: false,
  }));
}

/** A line that `parse` printed, as it stands. */
function lineClaim(value: unknown): ReportClaim {
  const product = textMember(value, "product");
  const isIdentifier = product !== null && /^(?:pkg:|cpe:)/.test(product);
  const [aiUsage, reporter] = [textMember(value, "aiUsage"), textMember(value, "reporter")];
  return claim({
    title: textMember(value, "title"),
    text: textMember(value, "text") ?? "",
    product:
      product === null
        ? null
        : { name: isIdentifier ? null : product, identifier: isIdentifier ? product : null },
    version: textMember(value, "version"),
    weaknesses: textsOf(member(value, "weaknesses")),
    aliases: textsOf(member(value, "aliases")),
    places: placesOf(value),
    crash: crashOf(member(value, "crash")),
    patch: textMember(value, "patch"),
    ...(aiUsage === null ? {} : { aiUsage }),
    ...(reporter === null ? {} : { reporter }),
  });
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string").slice(0, 200) : [];
}

function placesOf(value: unknown): ReportClaim["places"] {
  return listMember(value, "places").flatMap((place) => {
    const file = textMember(place, "file");
    const line = member(place, "line");
    const number = typeof line === "number" && Number.isInteger(line) && line > 0 ? line : null;
    return file === null ? [] : [{ file, line: number, function: textMember(place, "function") }];
  });
}

function crashOf(value: unknown): Crash | null {
  const type = textMember(value, "type");
  if (type === null) return null;
  return {
    type,
    address: textMember(value, "address") ?? "",
    state: textsOf(member(value, "state")).slice(0, 3),
    security: member(value, "security") === true,
    frames: [],
  };
}
