/** An own advisory as OSV (ossf.github.io/osv-schema). English is the record's text there; the other languages stand in `database_specific`. */
import { distributions, managerTypes } from "#core/product/ecosystem-of-product.ts";
import { parsePurl, type Purl } from "#core/product/purl.ts";
import {
  datesOf,
  type Exported,
  type ExportFormat,
  type ExportFrame,
  textIn,
} from "#core/publish/export-format.ts";
import type { OwnAdvisory, OwnProduct } from "#core/publish/own-advisory.ts";
import { eventsOfRange } from "#core/publish/own-ranges.ts";
import { scoreOfVector } from "#core/severity/cvss.ts";

/** The OSV export. Products that no ecosystem of OSV has are left out, and named. */
export const osv: ExportFormat = {
  name: "osv",
  mediaType: "application/json",
  language: "en",
  needs: null,
  write,
};

/** The version of the schema whose members are written. */
const schemaVersion = "1.7.5";

function write(record: OwnAdvisory, frame: ExportFrame): Exported {
  const { first, last } = datesOf(record);
  const packages = record.products.map((product) => ({ product, named: packageOf(product) }));
  const id = osvId(record.id);
  const document = {
    schema_version: schemaVersion,
    id,
    modified: last,
    published: first,
    ...(record.withdrawn === null ? {} : { withdrawn: record.withdrawn.at }),
    aliases: [...(id === record.id ? [] : [record.id]), ...record.aliases],
    summary: frame.texts.title(textIn(record.title, "en")),
    details: detailsOf(record, frame),
    severity: record.severities.flatMap(severityOf),
    affected: packages.flatMap(({ product, named }) => (named === null ? [] : [affectedOf(product, named)])),
    references: record.references.map(({ kind, url }) => ({ type: kind.toUpperCase(), url })),
    credits: record.credits.map(({ name, kind }) => ({ name, type: kind.toUpperCase() })),
    database_specific: {
      ...(record.weaknesses.length === 0 ? {} : { cwe_ids: record.weaknesses.map((one) => one.id) }),
      drill: record.drill,
      ...(record.severityClass === null ? {} : { severity: record.severityClass.toUpperCase() }),
      texts: { title: record.title, overview: record.overview, description: record.description },
    },
  };
  return {
    document,
    omitted: packages.flatMap(({ product, named }, at) => [
      ...(named === null ? [`/products/${at}`] : []),
      ...(named === null ? [] : product.excused.map((_, n) => `/products/${at}/excused/${n}`)),
    ]),
  };
}

/** Prefixes of home databases are handed out by the schema; every other id has the private one (`x_`). */
function osvId(id: string): string {
  return /^(?:CVE|GHSA|x_)/.test(id) ? id : `x_${id}`;
}

function detailsOf(record: OwnAdvisory, { texts }: ExportFrame): string {
  const remedies = record.remedies.map(({ text, command }) =>
    [textIn(text, "en"), command === "" ? "" : texts.command(command)]
      .filter((part) => part !== "")
      .join("\n"),
  );
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
  };
}
