/** An own advisory as OSV (ossf.github.io/osv-schema). English is the record's text there; the other languages stand in `database_specific`. */
import { distributions, managerTypes } from "#core/product/ecosystem-of-product.ts";
import { parsePurl, type Purl } from "#core/product/purl.ts";
import {
  datesOf,
  type ExportFormat,
  type ExportFrame,
  remedyText,
  textIn,
  titleOf,
} from "#core/publish/format/export-format.ts";
import type { OwnAdvisory, OwnProduct } from "#core/publish/own-advisory.ts";
import { eventsOfRange } from "#core/publish/own-ranges.ts";
import { scoreOfVector } from "#core/severity/cvss.ts";

/** The OSV export. Products that no ecosystem of OSV has are left out, and those of which no version is affected: the schema would have them affected. */
export const osv: ExportFormat = {
  name: "osv",
  mediaType: "application/json",
  language: "en",
  needs: null,
  write,
};

/** The version of the schema whose members are written. */
const schemaVersion = "1.7.5";

function write(record: OwnAdvisory, { texts }: ExportFrame): object {
  const { first, last } = datesOf(record);
  const id = osvId(record.id);
  return {
    schema_version: schemaVersion,
    id,
    modified: last,
    published: first,
    ...(record.withdrawn === null ? {} : { withdrawn: record.withdrawn.at }),
    aliases: [...new Set([...(id === record.id ? [] : [record.id]), ...record.aliases])],
    summary: titleOf(record, texts),
    details: detailsOf(record, texts),
    severity: record.severities.flatMap(severityOf),
    affected: record.products.flatMap((product) => {
      const named = packageOf(product);
      return named === null || product.affected.length + product.listed.length === 0
        ? []
        : [affectedOf(product, named)];
    }),
    references: record.references.map(({ kind, url }) => ({ type: kind.toUpperCase(), url })),
    credits: record.credits.map(({ name, kind }) => ({ name, type: kind.toUpperCase() })),
    database_specific: besides(record),
  };
}

/** What the schema has no member for, in the place that it gives databases for that. */
function besides(record: OwnAdvisory): object {
  const { weaknesses, severityClass, withdrawn } = record;
  return {
    ...(weaknesses.length === 0 ? {} : { cwe_ids: weaknesses.map((one) => one.id) }),
    drill: record.drill,
    exploitation: record.exploitation,
    history: record.history,
    publisher: record.publisher,
    remedies: record.remedies,
    ...(severityClass === null ? {} : { severity: severityClass.toUpperCase() }),
    texts: {
      title: record.title,
      overview: record.overview,
      description: record.description,
      ...(withdrawn === null ? {} : { withdrawn: withdrawn.reason }),
    },
  };
}

/** Prefixes of home databases are handed out by the schema; every other id has the private one (`x_`). */
function osvId(id: string): string {
  return /^(?:CVE|GHSA|x_)/.test(id) ? id : `x_${id}`;
}

function detailsOf(record: OwnAdvisory, texts: ExportFrame["texts"]): string {
  const remedies = record.remedies.map((remedy) => remedyText(remedy, texts));
  const withdrawn = record.withdrawn === null ? [] : [texts.withdrawn(textIn(record.withdrawn.reason, "en"))];
  return [...withdrawn, textIn(record.overview, "en"), textIn(record.description, "en"), ...remedies].join(
    "\n\n",
  );
}

function severityOf(vector: string): readonly object[] {
  const version = scoreOfVector(vector)?.version;
  if (version === undefined) return [];
  return [{ type: `CVSS_V${version.slice(0, 1)}`, score: vector }];
}

type OsvPackage = { readonly ecosystem: string; readonly name: string };

const managers: ReadonlyMap<string, string> = new Map(
  [...managerTypes].filter(([, type]) => type !== "generic").map(([name, type]) => [type, name]),
);

/** What OSV calls a product; null where none of its ecosystems has it. */
export function packageOf({ purl }: OwnProduct): OsvPackage | null {
  const read = purl === null ? null : parsePurl(purl);
  if (read === null || !read.ok) return null;
  const { type, namespace, name, qualifiers } = read.value;
  const manager = managers.get(type);
  if (manager !== undefined) return { ecosystem: manager, name: nameIn(type, read.value) };
  const [system] = [...distributions].find(([, [own, under]]) => own === type && under === namespace) ?? [];
  if (system === undefined) return null;
  const release = qualifiers.get("distro")?.replace(/^[a-z]+-/, "") ?? "";
  const suffix = release === "" ? "" : `:${system === "Alpine" ? "v" : ""}${release}`;
  return { ecosystem: `${system}${suffix}`, name };
}

function nameIn(type: string, { namespace, name }: Purl): string {
  if (namespace === "") return name;
  return `${namespace}${type === "maven" ? ":" : "/"}${name}`;
}

function affectedOf(product: OwnProduct, named: OsvPackage): object {
  const type = ["npm", "crates.io", "Go", "Hex", "SwiftURL", "Pub"].includes(named.ecosystem)
    ? "SEMVER"
    : "ECOSYSTEM";
  return {
    package: { ...named, ...(product.purl === null ? {} : { purl: product.purl }) },
    ...(product.affected.length === 0
      ? {}
      : { ranges: product.affected.map((range) => ({ type, events: eventsOfRange(range) })) }),
    ...(product.listed.length === 0 ? {} : { versions: product.listed }),
    database_specific: {
      key: product.key,
      vendor: product.vendor,
      name: product.name,
      ...(product.cpe === null ? {} : { cpe: product.cpe }),
      scheme: product.scheme,
      not_affected: product.excused,
    },
  };
}
