/**
 * SARIF 2.1.0: one rule for each vulnerability, one result for each line of a check and each ecosystem that is not covered. Affected is a failure; unknown is kind `open` (section
 * 3.27.9: not enough information to decide); not affected is a pass. It gives no fixes as text edits, since a lockfile is not edited by hand.
 */
import type { AdvisoryDetails } from "#core/pack/details.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import { type NotComparedGroup, notComparedGroups } from "#core/inventory/not-compared.ts";
import {
  cautionTexts,
  type CheckReport,
  type ReportFrame,
  type ReportOutput,
  markOf,
} from "#core/report/report.ts";
import { anyVulnerability, byText, byWhole, distinct, productOf } from "#core/report/statement.ts";
import { inLanguage } from "#core/topology/topology.ts";
import { printable } from "#core/input/printable.ts";

/** The SARIF output. */
export const sarif: ReportOutput = { name: "sarif", write };

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

function write(report: CheckReport, frame: ReportFrame): object {
  const lines = report.lines.toSorted(
    (a, b) => byText(ruleOf(a), ruleOf(b)) || byText(fingerprint(a), fingerprint(b)) || byWhole(a, b),
  );
  const rules = new Map(Map.groupBy(lines, ruleOf));
  if (report.notCovered.length + report.notCompared.length > 0 && !rules.has(anyVulnerability))
    rules.set(anyVulnerability, []);
  const order = new Map([...rules.keys()].map((rule, index) => [rule, index]));
  const run = {
    tool: {
      driver: {
        name: "bongsu",
        version: frame.version,
        rules: [...rules].map(([id, same]) => descriptorOf(id, same, frame)),
      },
    },
    automationDetails: { id: report.drill ? "bongsu/drill/" : "bongsu/check/", guid: frame.id },
    invocations: [invocationOf(report, frame)],
    columnKind: "utf16CodeUnits",
    results: [
      ...lines.map((line) => resultOf(line, { report, frame, order })),
      ...report.notCovered.map((gap) => gapOf(gap, { report, frame, order })),
      ...notComparedGroups(report.notCompared).map((group) => notComparedOf(group, { report, frame, order })),
    ],
    properties: { author: frame.author.name, drill: report.drill, packs: report.packs },
  };
  return { $schema: schema, version: "2.1.0", runs: [run] };
}

function ruleOf({ vulnerability }: CheckLine): string {
  return vulnerability === "" ? anyVulnerability : printable(vulnerability);
}

function descriptorOf(id: string, same: readonly CheckLine[], { texts }: ReportFrame): object {
  const details = same.find((line) => line.details !== null)?.details ?? null;
  const title = details === null ? "" : inLanguage(details.title, texts.language, ["en"]);
  const words = id === anyVulnerability ? texts.anyVulnerability : printable(title, 400) || id;
  const help = details?.references.find((url) => /^https?:\/\/[!-~]+$/.test(url) && URL.canParse(url));
  return {
    id,
    shortDescription: { text: escaped(words) },
    ...(help === undefined ? {} : { helpUri: new URL(help).href }),
    properties: {
      tags: ["security", "vulnerability"],
      aliases: distinct(same.flatMap(namesOf)).filter((name) => name !== id),
      ...severityOf(details),
    },
  };
}

function namesOf({ advisory, aliases }: CheckLine): readonly string[] {
  return [advisory, ...aliases].filter((name) => name !== "").map((name) => printable(name));
}

/** The highest base score that a source computed, as viewers of SARIF expect it: a text from 0.0 to 10.0. */
function severityOf(details: AdvisoryDetails | null): object {
  const bases = (details?.severities ?? []).flatMap(({ base }) => base ?? []);
  const known = bases.filter((base) => base >= 0 && base <= 10);
  return known.length === 0 ? {} : { "security-severity": Math.max(...known).toFixed(1) };
}

function invocationOf(report: CheckReport, { now, texts }: ReportFrame): object {
  const cautions = cautionTexts(report, texts).map((text) => ({
    level: "warning",
    message: { text: escaped(text) },
  }));
  const findings = report.findings.map(({ at, code, message }) => ({
    level: "warning",
    descriptor: { id: code },
    message: { text: escaped(`${printable(at, 400)}: ${printable(message, 400)}`) },
  }));
  const unread = report.notCompared.filter(({ code }) => code === "list-unreadable");
  const failed = distinct(unread.map(({ path }) => path)).map((path) => ({
    level: "error",
    descriptor: { id: "list-unreadable" },
    message: { text: escaped(printable(path, 400)) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
  }));
  return {
    executionSuccessful: unread.length === 0,
    endTimeUtc: now,
    toolExecutionNotifications: [...cautions, ...findings, ...failed],
  };
}

type SarifContext = {
  readonly report: CheckReport;
  readonly frame: ReportFrame;
  readonly order: ReadonlyMap<string, number>;
};

const kinds = {
  affected: { kind: "fail", level: "error" },
  unknown: { kind: "open", level: "none" },
  not_affected: { kind: "pass", level: "none" },
} as const;

function resultOf(line: CheckLine, { report, frame: { texts }, order }: SarifContext): object {
  const { component, source, verdict, directives, due } = line;
  const { purl, name, version } = productOf(line);
  const rule = ruleOf(line);
  const action = verdict === "affected" ? `. ${texts.remediation(line)}` : "";
  const text = markOf(report, texts)(`${name} ${version ?? ""}: ${texts.statements([line])}${action}`);
  return {
    ruleId: rule,
    ruleIndex: order.get(rule),
    ...kinds[verdict],
    message: { text: escaped(text) },
    locations: [locationOf(source, component.at)],
    partialFingerprints: { "bongsuLine/v1": fingerprint(line) },
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

const mostPlaces = 10;

function gapOf(gap: GapCount, { report, frame: { texts }, order }: SarifContext): object {
  const { ecosystem, release } = gap.reason;
  const text = markOf(report, texts)(`${texts.gap(gap)}: ${texts.reason(gap.reason)}`);
  return {
    ruleId: anyVulnerability,
    ruleIndex: order.get(anyVulnerability),
    ...kinds.unknown,
    message: { text: escaped(text) },
    locations: gap.lists.slice(0, mostPlaces).map((path) => locationOf(path, "")),
    partialFingerprints: {
      "bongsuLine/v1": [ecosystem, release ?? ""]
        .map((part) => encodeURIComponent(part.toWellFormed()))
        .join("/"),
    },
    properties: {
      verdict: "unknown",
      verdictText: texts.verdict("unknown"),
      reason: gap.reason.code,
      ecosystem,
      ...(release === undefined ? {} : { release }),
      components: gap.components,
    },
  };
}

/** What was not compared in one list for one reason. */
function notComparedOf(group: NotComparedGroup, { report, frame: { texts }, order }: SarifContext): object {
  const { path, code, count, places, names } = group;
  const shown = names.slice(0, mostPlaces).map((name) => printable(name, 80));
  const text = [`${printable(path, 400)}: ${texts.whyNotCompared(code)}`, ...shown].join(" · ");
  return {
    ruleId: anyVulnerability,
    ruleIndex: order.get(anyVulnerability),
    ...kinds.unknown,
    message: { text: escaped(markOf(report, texts)(text)) },
    locations: [locationOf(path, places[0] ?? "")],
    partialFingerprints: {
      "bongsuLine/v1": [path, code].map((part) => encodeURIComponent(part.toWellFormed())).join("/"),
    },
    properties: {
      verdict: "unknown",
      verdictText: texts.verdict("unknown"),
      reason: code,
      count,
      names: shown,
    },
  };
}

/** The same problem before and after a version changes: the vulnerability, the list, the place of the component. */
function fingerprint({ vulnerability, component, source }: CheckLine): string {
  const { product, name, at } = component;
  return [vulnerability, source, product ?? name, at]
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
}

function locationOf(source: string, at: string): object {
  const line = /^line ([1-9][0-9]{0,8})$/.exec(at)?.[1];
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(source) },
      ...(line === undefined ? {} : { region: { startLine: Number(line) } }),
    },
    ...(line !== undefined || at === "" ? {} : { logicalLocations: [{ fullyQualifiedName: at }] }),
  };
}

/** A path as a URI reference: absolute ones as `file:`, relative ones relative to where the check ran. */
function uriOf(path: string): string {
  const plain = path.toWellFormed().replaceAll("\\", "/").replace(/^\.\//, "");
  const parts = plain.split("/").map(encodeURIComponent).join("/");
  if (plain.startsWith("/")) return `file://${parts}`;
  return /^[A-Za-z]:\//.test(plain) ? `file:///${parts.replace("%3A", ":")}` : parts;
}

/** Text from outside inside a message: braces there mean placeholders, and `[x](y)` a link (sections 3.11.5 and 3.11.6). */
function escaped(text: string): string {
  return text.replaceAll("](", "\\](").replaceAll("{", "{{").replaceAll("}", "}}");
}
