/** An own advisory as CSAF 2.0, profile security advisory (4.4): every mandatory and optional test of the standard holds of a record without lint findings and with a CVSS 3 vector. */
import { isCve } from "#core/cve-id.ts";
import {
  datesOf,
  type Exported,
  type ExportFormat,
  type ExportFrame,
  textIn,
} from "#core/publish/export-format.ts";
import type { OwnAdvisory, OwnProduct, Remedy } from "#core/publish/own-advisory.ts";
import { versOfRange } from "#core/publish/own-ranges.ts";
import { ratingOfScore } from "#core/severity/severity.ts";
import { scoreOfVector } from "#core/severity/cvss.ts";

/** The CSAF export. A record that was withdrawn is written in the base profile, with the reason and without products. */
export const csaf: ExportFormat = {
  name: "csaf",
  mediaType: "application/json",
  language: null,
  needs: "product",
  write: (record, frame) => (record.products.length === 0 ? null : write(record, frame)),
};

function write(record: OwnAdvisory, frame: ExportFrame): Exported {
  const head = documentOf(record, frame);
  if (record.withdrawn !== null) return { document: inOrder({ document: head }), omitted: ["/products"] };
  const listings = record.products.map(listingOf);
  const document = {
    document: head,
    product_tree: { branches: branchesOf(listings) },
    vulnerabilities: [vulnerabilityOf(record, frame, listings)],
  };
  return { document: inOrder(document), omitted: omittedBy(record) };
}

/** Members in the order of the alphabet, as test 6.2.13 asks. */
function inOrder(document: object): object {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([name, own]) => [name, sorted(own)] as const);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return sorted(document) as object;
}

/** CSAF 2.0 has scores of CVSS 2 and 3, and one weakness; a document has one language. */
function omittedBy(record: OwnAdvisory): readonly string[] {
  return [
    ...record.severities.flatMap((vector, at) =>
      scoreOfVector(vector)?.version === "4.0" ? [`/severities/${at}`] : [],
    ),
    ...record.weaknesses.slice(1).map((_, at) => `/weaknesses/${at + 1}`),
  ];
}

function documentOf(record: OwnAdvisory, { texts, version, address }: ExportFrame): object {
  const { first, last } = datesOf(record);
  const { language } = texts;
  const notes = [
    { category: "summary", text: textIn(record.overview, language) },
    { category: "description", text: textIn(record.description, language) },
    ...(record.withdrawn === null
      ? []
      : [{ category: "general", text: texts.withdrawn(textIn(record.withdrawn.reason, language)) }]),
  ];
  const contact = textIn(record.publisher.contact, language);
  const revisions = revisionsOf(record, language);
  return {
    ...(record.severityClass === null ? {} : { aggregate_severity: { text: record.severityClass } }),
    category: record.withdrawn === null ? "csaf_security_advisory" : "csaf_base",
    csaf_version: "2.0",
    distribution: { tlp: { label: "WHITE", url: "https://www.first.org/tlp/" } },
    lang: language,
    notes,
    publisher: {
      category: "coordinator",
      ...(contact === "" ? {} : { contact_details: contact }),
      name: record.publisher.name,
      namespace: record.publisher.namespace,
    },
    references: [
      ...(address === null ? [] : [{ category: "self", summary: record.id, url: address }]),
      ...record.references.map(({ url, title }) => ({ category: "external", summary: title || url, url })),
    ],
    title: texts.title(textIn(record.title, language)),
    tracking: {
      ...(record.aliases.length === 0 ? {} : { aliases: record.aliases }),
      current_release_date: last,
      generator: { date: last, engine: { name: "bongsu", version } },
      id: record.id,
      initial_release_date: first,
      revision_history: revisions,
      status: "final",
      version: String(revisions.length),
    },
  };
}

/** The withdrawal is a revision as well. */
function revisionsOf(record: OwnAdvisory, language: string): readonly object[] {
  const published = record.history.map(({ at, changed }, n) => ({
    date: at,
    number: String(n + 1),
    summary: textIn(changed, language),
  }));
  if (record.withdrawn === null) return published;
  const { at, reason } = record.withdrawn;
  return [
    ...published,
    { date: at, number: String(published.length + 1), summary: textIn(reason, language) },
  ];
}

/** One line of the product tree: a product's versions under one id. */
type StatedVersion = {
  readonly id: string;
  readonly name: string;
  readonly category: "product_version" | "product_version_range";
  readonly status: "known_affected" | "known_not_affected" | "fixed";
  readonly justification?: string;
};
type ProductLines = { readonly product: OwnProduct; readonly lines: readonly StatedVersion[] };

function listingOf(product: OwnProduct): ProductLines {
  const one = (name: string, status: StatedVersion["status"], justification?: string): StatedVersion => ({
    id: `${product.key}:${name}`,
    name,
    category: "product_version",
    status,
    ...(justification === undefined ? {} : { justification }),
  });
  const ranges = product.affected.map((range): StatedVersion => {
    const name = versOfRange(product.scheme, range);
    return {
      id: `${product.key}:${name}`,
      name,
      category: "product_version_range",
      status: "known_affected",
    };
  });
  const excused = new Set(product.excused.map(({ version }) => version));
  const fixed = new Set(product.affected.flatMap((range) => (range.fixed === null ? [] : [range.fixed])));
  return {
    product,
    lines: [
      ...ranges,
      ...product.listed.map((version) => one(version, "known_affected")),
      ...product.excused.map(({ version, justification }) =>
        one(version, "known_not_affected", justification),
      ),
      ...[...fixed].filter((version) => !excused.has(version)).map((version) => one(version, "fixed")),
    ],
  };
}

function branchesOf(listings: readonly ProductLines[]): readonly object[] {
  const byVendor = Map.groupBy(listings, ({ product }) => product.vendor);
  return [...byVendor].map(([vendor, own]) => ({
    category: "vendor",
    name: vendor,
    branches: [...Map.groupBy(own, ({ product }) => product.name)].map(([name, same]) => ({
      category: "product_name",
      name,
      branches: same.flatMap(({ product, lines }) =>
        lines.map((line) => ({
          category: line.category,
          name: line.name,
          product: {
            name: `${vendor} ${name} ${line.name}`,
            product_id: line.id,
            ...helperOf(product, line),
          },
        })),
      ),
    })),
  }));
}

/** A single version's package URL names it; a range's names the product. */
function helperOf({ purl, cpe }: OwnProduct, { category, name }: StatedVersion): object {
  if (purl === null && cpe === null) return {};
  const cut = purl === null ? -1 : purl.search(/[?#]/);
  const [head, tail] =
    purl === null ? ["", ""] : cut < 0 ? [purl, ""] : [purl.slice(0, cut), purl.slice(cut)];
  const exact = category === "product_version" ? `${head}@${encodeURIComponent(name)}${tail}` : purl;
  const helper = { ...(cpe === null ? {} : { cpe }), ...(purl === null ? {} : { purl: exact }) };
  return { product_identification_helper: helper };
}

function vulnerabilityOf(
  record: OwnAdvisory,
  { texts }: ExportFrame,
  listings: readonly ProductLines[],
): object {
  const { language } = texts;
  const [cve] = record.aliases.filter(isCve);
  const others = [record.id, ...record.aliases.filter((alias) => alias !== cve)];
  const lines = listings.flatMap((listing) => listing.lines);
  const idsOf = (status: StatedVersion["status"]) =>
    lines.flatMap((line) => (line.status === status ? [line.id] : []));
  const affected = idsOf("known_affected");
  const [weakness] = record.weaknesses;
  return {
    ...(record.credits.length === 0
      ? {}
      : { acknowledgments: record.credits.map(({ name, kind }) => ({ names: [name], summary: kind })) }),
    ...(cve === undefined ? {} : { cve }),
    ...(weakness === undefined ? {} : { cwe: { id: weakness.id, name: weakness.name } }),
    ...flagsOf(lines),
    ids: others.map((text) => ({ system_name: text.split("-", 1)[0] ?? text, text })),
    notes: [{ category: "description", text: textIn(record.description, language) }],
    product_status: Object.fromEntries(
      (["fixed", "known_affected", "known_not_affected"] as const)
        .map((status) => [status, idsOf(status)] as const)
        .filter(([, ids]) => ids.length > 0),
    ),
    ...remediationsOf(record.remedies, listings, texts),
    ...scoresOf(record, affected),
    threats: [
      ...(affected.length === 0
        ? []
        : [
            {
              category: "exploit_status",
              details: texts.exploitation[record.exploitation],
              product_ids: affected,
            },
          ]),
      ...impactsOf(lines, texts),
    ],
    title: texts.title(textIn(record.title, language)),
  };
}

function flagsOf(lines: readonly StatedVersion[]): object {
  const excused = lines.filter(({ justification }) => justification !== undefined);
  if (excused.length === 0) return {};
  const byLabel = Map.groupBy(excused, ({ justification }) => justification);
  return { flags: [...byLabel].map(([label, own]) => ({ label, product_ids: own.map(({ id }) => id) })) };
}

/** Each not-affected product has an impact statement (4.5), also outside the VEX profile. */
function impactsOf(lines: readonly StatedVersion[], texts: ExportFrame["texts"]): readonly object[] {
  const byLabel = Map.groupBy(lines, ({ justification }) => justification);
  byLabel.delete(undefined);
  return [...byLabel].map(([label, own]) => ({
    category: "impact",
    details: texts.justification(label ?? ""),
    product_ids: own.map(({ id }) => id),
  }));
}

function remediationsOf(
  remedies: readonly Remedy[],
  listings: readonly ProductLines[],
  texts: ExportFrame["texts"],
): object {
  const remediations = remedies.flatMap(({ kind, products, text, command, url }) => {
    const ids = listings.flatMap(({ product, lines }) =>
      products.includes(product.key)
        ? lines.flatMap(({ id, status }) => (status === "known_affected" ? [id] : []))
        : [],
    );
    const details = [textIn(text, texts.language), command === "" ? "" : texts.command(command)];
    return ids.length === 0
      ? []
      : [
          {
            category: kind,
            details: details.filter((part) => part !== "").join("\n"),
            product_ids: ids,
            ...(url === null ? {} : { url }),
          },
        ];
  });
  return remediations.length === 0 ? {} : { remediations };
}

/** One score of each version that the format has; the standard refuses two of one version for a product (6.1.7). */
function scoresOf(record: OwnAdvisory, affected: readonly string[]): object {
  const found = new Map<string, object>();
  for (const vector of record.severities) {
    const read = scoreOfVector(vector);
    if (read === null || read.version === "4.0") continue;
    const key = read.version === "2.0" ? "cvss_v2" : "cvss_v3";
    const rating = read.version === "2.0" ? {} : { baseSeverity: ratingOfScore(read.base).toUpperCase() };
    if (!found.has(key))
      found.set(key, { baseScore: read.base, ...rating, vectorString: vector, version: read.version });
  }
  if (found.size === 0 || affected.length === 0) return {};
  return { scores: [{ ...Object.fromEntries(found), products: affected }] };
}
