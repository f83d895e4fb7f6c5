/**
 * SARIF 2.1.0 as forges take it: a result raises an alert whatever its kind, so only what is affected is a result, one a line of a check; what is accepted carries its suppression. What
 * is unknown is told by notifications of the invocation, and every count by the properties of the run. Rules have what alerts show of them (`sarif-rule.ts`).
 * It gives no fixes as text edits, since a lockfile is not edited by hand.
 */
import type { CheckLine, SetAside } from "#core/matching/check-lines.ts";
import { notComparedGroups } from "#core/inventory/not-compared.ts";
import { mostUrgentFirst } from "#core/matching/urgency.ts";
import {
  cautionTexts,
  type CheckReport,
  type ReportFrame,
  type ReportOutput,
  markOf,
} from "#core/report/report.ts";
import { lastDay } from "#core/report/acceptance-words.ts";
import { fingerprints, identityOf } from "#core/report/sarif-fingerprint.ts";
import { ruleDescriptor } from "#core/report/sarif-rule.ts";
import { escaped, locationOf, sourceRoot } from "#core/report/sarif-text.ts";
import { byText, byWhole, distinct, productOf } from "#core/report/statement.ts";
import { printable } from "#core/input/printable.ts";

/** The SARIF output. */
export const sarif: ReportOutput = { name: "sarif", write };

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** What a forge takes of one run: results, and rules. */
const mostResults = 25_000;
const mostNotifications = 5000;

function write(report: CheckReport, frame: ReportFrame): object {
  const affected = report.lines.filter(({ verdict }) => verdict === "affected").toSorted(byPlace);
  const told = mostUrgentFirst(affected).slice(0, mostResults).toSorted(byPlace);
  const rules = new Map(Map.groupBy(told, ruleOf));
  const order = new Map([...rules.keys()].map((rule, index) => [rule, index]));
  const known = fingerprints(affected);
  const run = {
    tool: {
      driver: {
        name: "bongsu",
        version: frame.version,
        semanticVersion: frame.version,
        rules: [...rules].map(([id, same]) => ruleDescriptor(id, same, frame.texts)),
      },
    },
    automationDetails: { id: report.drill ? "bongsu/drill/" : "bongsu/check/", guid: frame.id },
    originalUriBaseIds: { [sourceRoot]: { description: { text: frame.texts.sourceRoot } } },
    invocations: [invocationOf(report, frame, affected.length - told.length)],
    columnKind: "utf16CodeUnits",
    results: told.map((line) => resultOf(line, { report, frame, order, fingerprint: known.get(line) ?? "" })),
    properties: {
      author: frame.author.name,
      drill: report.drill,
      packs: report.packs,
      counts: countsOf(report),
    },
  };
  return { $schema: schema, version: "2.1.0", runs: [run] };
}

function byPlace(a: CheckLine, b: CheckLine): number {
  return byText(ruleOf(a), ruleOf(b)) || byText(identityOf(a), identityOf(b)) || byWhole(a, b);
}

function ruleOf({ vulnerability, advisory }: CheckLine): string {
  return printable(vulnerability || advisory) || "-";
}

/** Lines by verdict, and what was compared with nothing: so that nobody takes few results for little that is open. */
function countsOf({ lines, notCovered, notCompared }: CheckReport): object {
  const of = (verdict: CheckLine["verdict"]): number =>
    lines.filter((line) => line.verdict === verdict).length;
  return {
    affected: of("affected"),
    accepted: lines.filter(({ accepted }) => accepted !== undefined).length,
    unknown: of("unknown"),
    notAffected: of("not_affected"),
    notCovered: notCovered.reduce((sum, gap) => sum + gap.components, 0),
    notCompared: notComparedGroups(notCompared).reduce((sum, { count }) => sum + count, 0),
  };
}

type Notification = {
  readonly level: "warning" | "error";
  readonly message: { readonly text: string };
  readonly descriptor?: { readonly id: string };
  readonly locations?: readonly object[];
};

function invocationOf(report: CheckReport, frame: ReportFrame, beyond: number): object {
  const { texts, root } = frame;
  const cautions = cautionTexts(report, texts).map((text) => noteOf(text));
  const findings = report.findings.map((finding) => noteOf(texts.finding(finding), { code: finding.code }));
  const unread = report.notCompared.filter(({ code }) => code === "list-unreadable");
  const failed = distinct(unread.map(({ path }) => path)).map((path) => ({
    ...noteOf(printable(path, 400), { code: "list-unreadable", at: locationOf(path, "", root) }),
    level: "error" as const,
  }));
  const left = beyond > 0 ? [noteOf(texts.leftOut(beyond), { code: "results-left-out" })] : [];
  const open = unknownNotes(report, frame);
  const many = open.length - mostNotifications;
  const rest = many > 0 ? [noteOf(texts.leftOut(many), { code: "unknown-left-out" })] : [];
  return {
    executionSuccessful: unread.length === 0,
    endTimeUtc: frame.now,
    toolExecutionNotifications: [
      ...cautions,
      ...left,
      ...rest,
      ...failed,
      ...findings,
      ...open.slice(0, mostNotifications),
    ],
  };
}

function noteOf(
  text: string,
  { code, at }: { readonly code?: string; readonly at?: object } = {},
): Notification {
  return {
    level: "warning",
    ...(code === undefined ? {} : { descriptor: { id: code } }),
    message: { text: escaped(text) },
    ...(at === undefined ? {} : { locations: [at] }),
  };
}

/** What is unknown, each with its place: lines, ecosystems that are not covered, and what was compared with nothing. */
function unknownNotes(report: CheckReport, { texts, root }: ReportFrame): readonly Notification[] {
  const mark = markOf(report, texts);
  const lines = report.lines
    .filter(({ verdict }) => verdict === "unknown")
    .toSorted(byPlace)
    .map((line) => {
      const { name, version } = productOf(line);
      const text = mark(`${texts.verdict("unknown")}: ${name} ${version ?? ""}: ${texts.statements([line])}`);
      return noteOf(text, { code: line.reason.code, at: locationOf(line.source, line.component.at, root) });
    });
  const gaps = report.notCovered.map((gap) =>
    noteOf(mark(`${texts.gap(gap)}: ${texts.reason(gap.reason)}`), {
      code: gap.reason.code,
      ...(gap.lists[0] === undefined ? {} : { at: locationOf(gap.lists[0], "", root) }),
    }),
  );
  const groups = notComparedGroups(report.notCompared).map(({ path, code, places, names }) => {
    const shown = names.slice(0, mostPlaces).map((name) => printable(name, 80));
    const text = [`${printable(path, 400)}: ${texts.whyNotCompared(code)}`, ...shown].join(" · ");
    return noteOf(mark(text), { code, at: locationOf(path, places[0] ?? "", root) });
  });
  return [...lines, ...gaps, ...groups];
}

const mostPlaces = 10;

type SarifContext = {
  readonly report: CheckReport;
  readonly frame: ReportFrame;
  readonly order: ReadonlyMap<string, number>;
  readonly fingerprint: string;
};

function resultOf(line: CheckLine, context: SarifContext): object {
  const { report, order, fingerprint } = context;
  const { texts, root } = context.frame;
  const { component, source, verdict, directives, due, accepted } = line;
  const { purl, name, version } = productOf(line);
  const rule = ruleOf(line);
  const said = `${name} ${version ?? ""}: ${texts.statements([line])}. ${texts.remediation(line)}`;
  return {
    ruleId: rule,
    ruleIndex: order.get(rule),
    kind: "fail",
    level: "error",
    message: { text: escaped(markOf(report, texts)(said)) },
    locations: [locationOf(source, component.at, root)],
    partialFingerprints: { primaryLocationLineHash: fingerprint, "bongsuLine/v2": fingerprint },
    ...(accepted === undefined ? {} : { suppressions: [suppressionOf(accepted)] }),
    properties: {
      verdict,
      verdictText: texts.verdict(verdict),
      reason: line.reason.code,
      rule: line.rule,
      sources: line.statements.map(({ advisory, publisher, verdict: word, reason }) => ({
        advisory: printable(advisory),
        publisher: printable(publisher),
        verdict: word,
        reason: reason.code,
      })),
      component: { name, version, purl },
      fixed: line.fixed,
      directives,
      ...(due === undefined ? {} : { due }),
    },
  };
}

/** An accepted risk: outside of the source, by whom and why. */
function suppressionOf({ justification, words, by, until, path }: SetAside): object {
  const parts = [justification, words, by, path, until === null ? null : `until ${lastDay(until)}`];
  const text = parts.flatMap((part) => (part === null || part === "" ? [] : [printable(part, 300)]));
  return { kind: "external", status: "accepted", justification: text.join("; ") };
}
