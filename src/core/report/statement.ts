/**
 * The model under the three VEX outputs: one statement for each vulnerability and product, as it was concluded; where lists disagree on a product the worst
 * verdict counts (affected, then unknown, then not affected) and every word is kept.
 * What could not be identified or read, or is not covered, is stated too, against a vulnerability that stands for all: unknown is never dropped.
 */
import { inLanguage } from "#core/topology/topology.ts";
import { isCve } from "#core/cve-id.ts";
import { formatPurl, makePurl, parsePurl } from "#core/product/purl.ts";
import type { Component } from "#core/inventory/component.ts";
import type { CheckLine, SetAside } from "#core/matching/check-lines.ts";
import type { GapCount } from "#core/matching/coverage.ts";
import { type NotComparedGroup, notComparedGroups } from "#core/inventory/not-compared.ts";
import { type CvssScore, cvssScores } from "#core/report/cvss-scores.ts";
import type { CheckReport, ReportTexts } from "#core/report/report.ts";
import { isWebAddress } from "#core/report/advisory-words.ts";
import { printable } from "#core/input/printable.ts";

/** What a statement is about. `cve` is `null` where no single CVE names it. */
export type Vulnerability = {
  readonly name: string;
  readonly cve: string | null;
  /** Every other name, ascending. */
  readonly aliases: readonly string[];
  readonly title: string | null;
  /** http and https only, ascending. */
  readonly references: readonly string[];
  readonly scores: readonly CvssScore[];
};

/** What is or is not affected. `id` is unique in a document: the purl where there is one. */
export type ReportProduct = {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly purl: string | null;
  readonly kind: "component" | "list" | "ecosystem";
};

/** The states that a check can give, `fixed` only by what an organisation accepts; each format has its own words for them. */
export type VexStatus = "affected" | "not_affected" | "under_investigation" | "fixed";

/** One vulnerability against one product. */
export type Statement = {
  readonly vulnerability: Vulnerability;
  readonly product: ReportProduct;
  readonly status: VexStatus;
  /** The version lies outside every affected range: the vulnerable code is not there, though the component is. */
  readonly outside: boolean;
  /** By what it is accepted, where every line that is affected is; the status is then what was accepted, `affected` for a risk that is borne. */
  readonly accepted: SetAside | null;
  /** What every advisory said, in the language of the texts. */
  readonly words: string;
  /** Where the product stands in lists that have an address (BOM-Link), ascending; `unlinked` when it also stands in another. */
  readonly links: readonly string[];
  readonly unlinked: boolean;
  /** What to do; `null` for what is not affected. `fixed` tells whether there is a version to move to. */
  readonly action: { readonly fixed: boolean; readonly text: string } | null;
};

/** The name of the vulnerability that stands for all. */
export const anyVulnerability = "ANY-VULNERABILITY";

/** Plain order of code units, the same everywhere. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Lines by all that they say: the last resort that makes an order total. */
export function byWhole(a: CheckLine, b: CheckLine): number {
  return byText(JSON.stringify(a), JSON.stringify(b));
}

/** Distinct texts, ascending. */
export function distinct(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort(byText);
}

/** All statements of a check, by vulnerability, then product. */
export function statementsOf(report: CheckReport, texts: ReportTexts): readonly Statement[] {
  const statements: Statement[] = [];
  for (const [name, lines] of Map.groupBy(report.lines.toSorted(byWhole), nameOf)) {
    const vulnerability = vulnerabilityOf(name, lines, texts.anyVulnerability);
    const byProduct = Map.groupBy(lines, (line) => productOf(line).id);
    for (const told of byProduct.values()) statements.push(stated(vulnerability, told, texts));
  }
  for (const group of notComparedGroups(report.notCompared)) statements.push(notCompared(group, texts));
  for (const gap of report.notCovered) statements.push(notCovered(gap, texts));
  return statements.sort(
    (a, b) => byText(a.vulnerability.name, b.vulnerability.name) || byText(a.product.id, b.product.id),
  );
}

function plainName(name: string): string {
  const upper = name.toUpperCase();
  return isCve(upper) ? upper : printable(name);
}

function namesOf({ vulnerability, advisory, aliases }: CheckLine): readonly string[] {
  return distinct([vulnerability, advisory, ...aliases].map(plainName)).filter((name) => name !== "");
}

function nameOf({ vulnerability }: CheckLine): string {
  return vulnerability === "" ? anyVulnerability : plainName(vulnerability);
}

function vulnerabilityOf(name: string, lines: readonly CheckLine[], all: string): Vulnerability {
  if (name === anyVulnerability)
    return { name, cve: null, aliases: [], title: all, references: [], scores: [] };
  const titles = lines.flatMap(({ details }) => (details === null ? [] : inLanguage(details.title, "en")));
  return {
    name,
    cve: isCve(name) ? name : null,
    aliases: distinct(lines.flatMap(namesOf)).filter((alias) => alias !== name),
    title: distinct(titles.map((title) => printable(title, 400))).find((title) => title !== "") ?? null,
    references: distinct(lines.flatMap(({ details }) => details?.references ?? []).filter(isWebAddress)),
    scores: cvssScores(lines.flatMap(({ records }) => records.flatMap(({ severities }) => severities))),
  };
}

/** The product of a line: the installed version as a purl, else the list's own name and version. */
export function productOf({ component, source }: CheckLine): ReportProduct {
  const { product, version } = component;
  const name = printable(component.name) || "-";
  const shown = version === null ? null : printable(version);
  const purl = givenPurl(component) ?? (product === null ? null : purlOf(product, version));
  if (purl === null) {
    const id = `component:${encoded(source)}:${encoded(component.name)}@${encoded(version ?? "")}`;
    return { id, name, version: shown, purl: null, kind: "component" };
  }
  return { id: purl, name, version: shown, purl, kind: "component" };
}

/** The list's own package URL, unchanged where it says the version; the version is put into one that lacks it, since a statement is about one version. */
function givenPurl({ purl, version }: Component): string | null {
  if (purl === undefined || !/^pkg:[!-~]+$/.test(purl)) return null;
  const read = parsePurl(purl);
  if (!read.ok) return null;
  if (read.value.version !== "" || version === null) return purl;
  const end = purl.search(/[?#]/);
  const cut = end < 0 ? purl.length : end;
  return `${purl.slice(0, cut)}@${encoded(version)}${purl.slice(cut)}`;
}

/** Where a line's component stands in a list that has an address. */
function linkOf({ component, address }: CheckLine): string | null {
  return address === undefined || component.ref === undefined ? null : `${address}#${encoded(component.ref)}`;
}

function purlOf(product: string, version: string | null): string | null {
  const bare = parsePurl(product);
  if (!bare.ok) return null;
  const whole = makePurl({ ...bare.value, version: version?.toWellFormed() ?? "" });
  return whole.ok ? formatPurl(whole.value) : null;
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const rank = { affected: 2, unknown: 1, not_affected: 0 } as const;
const statuses = {
  affected: "affected",
  unknown: "under_investigation",
  not_affected: "not_affected",
} as const;

function stated(vulnerability: Vulnerability, told: readonly CheckLine[], texts: ReportTexts): Statement {
  const worst = told.reduce((a, b) => (rank[b.verdict] > rank[a.verdict] ? b : a));
  const deciding = told.filter(({ verdict }) => verdict === worst.verdict);
  const accepted = acceptedBy(deciding);
  const said = deciding.flatMap((line) =>
    line.accepted === undefined ? [] : [texts.acceptance(line, line.accepted)],
  );
  const status = accepted === null ? statuses[worst.verdict] : statusOf(accepted);
  return {
    vulnerability,
    product: productOf(told.toSorted((a, b) => byText(a.component.name, b.component.name))[0] ?? worst),
    status,
    accepted,
    outside: deciding.every(({ reason }) => reason.code === "outside-every-range"),
    words: distinct([texts.statements(told), ...(accepted === null ? [] : said)]).join("; "),
    links: distinct(told.flatMap((line) => linkOf(line) ?? [])),
    unlinked: told.some((line) => linkOf(line) === null),
    action: status === "affected" ? actionOf(deciding, texts) : null,
  };
}

/** What all deciding lines are accepted by, the first of it; one that counts makes the whole count. */
function acceptedBy(lines: readonly CheckLine[]): SetAside | null {
  const all = lines.map(({ accepted }) => accepted);
  return all.every((one) => one !== undefined) ? (all[0] ?? null) : null;
}

function statusOf({ status }: SetAside): VexStatus {
  return status === "fixed" || status === "not_affected" ? status : "affected";
}

/** Every distinct thing to do: lists of different tools have different commands. */
function actionOf(lines: readonly CheckLine[], texts: ReportTexts): NonNullable<Statement["action"]> {
  const fixable = lines.filter(({ moveTo }) => moveTo !== null && moveTo !== undefined);
  const useful = fixable.length > 0 ? fixable : lines;
  return { fixed: fixable.length > 0, text: distinct(useful.map(texts.remediation)).join("; ") };
}

function notCompared({ path, code, names }: NotComparedGroup, texts: ReportTexts): Statement {
  const what = names.slice(0, mostNames).map((name) => printable(name, 80));
  const more = names.length > mostNames ? [`+${names.length - mostNames}`] : [];
  return {
    ...openQuestion(texts),
    product: {
      id: `list:${encoded(path)}${code === "list-unreadable" ? "" : `:${code}`}`,
      name: printable(path, 400) || "-",
      version: null,
      purl: null,
      kind: "list",
    },
    words: [texts.whyNotCompared(code), ...what, ...more].join(" · "),
  };
}

const mostNames = 20;

function notCovered(gap: GapCount, texts: ReportTexts): Statement {
  const { ecosystem, release = "" } = gap.reason;
  return {
    ...openQuestion(texts),
    product: {
      id: `ecosystem:${encoded(ecosystem)}:${encoded(release)}`,
      name: texts.gap(gap),
      version: null,
      purl: null,
      kind: "ecosystem",
    },
    words: texts.reason(gap.reason),
  };
}

/** About every vulnerability nothing is known. */
function openQuestion(texts: ReportTexts): Omit<Statement, "product" | "words"> {
  return {
    vulnerability: {
      name: anyVulnerability,
      cve: null,
      aliases: [],
      title: texts.anyVulnerability,
      references: [],
      scores: [],
    },
    status: "under_investigation",
    outside: false,
    accepted: null,
    links: [],
    unlinked: true,
    action: null,
  };
}
