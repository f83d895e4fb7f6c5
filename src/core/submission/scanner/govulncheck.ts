/** govulncheck: a stream of messages in which advisories are printed first and findings name them; an advisory that no finding names does not concern the program. */
import { member, textMember } from "#core/input/json.ts";
import { claim, type ReportClaim, type ReportReading, reading } from "#core/submission/report-format.ts";
import { rowsAt, textsAt, wholeOf } from "#core/submission/scanner/record-path.ts";
import { namesIn } from "#core/submission/scanner/tool-map.ts";

const messages = ["config", "osv", "finding", "progress", "SBOM"];

/** Reads a stream; null for what is none. */
export function readGovulncheck(value: unknown): ReportReading | null {
  const stream = member(value, "stream");
  const list: readonly unknown[] = Array.isArray(value) ? value : Array.isArray(stream) ? stream : [];
  if (list.length === 0 || !list.every((each) => messages.some((name) => member(each, name) !== undefined)))
    return null;
  if (!list.some((each) => ["osv", "finding", "config"].some((name) => member(each, name) !== undefined)))
    return null;
  const advisories = new Map(
    list.flatMap((each) => {
      const osv = member(each, "osv");
      const id = textMember(osv, "id");
      return id === null ? [] : [[id, osv] as const];
    }),
  );
  const findings = list.flatMap((each) => member(each, "finding") ?? []);
  const named = Map.groupBy(findings, (finding) => textMember(finding, "osv") ?? "");
  const claims =
    findings.length > 0 || list.some((each) => member(each, "config") !== undefined)
      ? [...named].map(([id, of]) => claimOf(id, of, advisories.get(id)))
      : [...advisories].map(([id, osv]) => claimOf(id, [], osv));
  return { ...reading(claims), tool: "govulncheck" };
}

function claimOf(id: string, findings: readonly unknown[], osv: unknown): ReportClaim {
  const row = wholeOf(osv);
  const traces = findings.flatMap((finding) => rowsAt(wholeOf(finding), "trace[]"));
  const first = traces[0] ?? row;
  const product = textsAt(first, "module")[0] ?? textsAt(row, "affected[].package.name")[0] ?? null;
  return claim({
    title: textsAt(row, "summary")[0] ?? id,
    text: textsAt(row, "details")[0] ?? id,
    product: product === null ? null : { name: product, identifier: null },
    version: textsAt(first, "version")[0] ?? null,
    aliases: namesIn([id, ...textsAt(row, "aliases[]")]),
    places: traces
      .filter((trace) => textsAt(trace, "position.filename").length > 0)
      .slice(0, 3)
      .map((trace) => ({
        file: textsAt(trace, "position.filename")[0] ?? "",
        line: Number(textsAt(trace, "position.line")[0] ?? 0) || null,
        function: textsAt(trace, "function")[0] ?? null,
      })),
  });
}
