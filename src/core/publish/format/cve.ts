/** An own advisory as a CVE record (CVE JSON 5.2, state PUBLISHED). It needs an id of the programme among the aliases; who asks for one is the publisher. */
import { isCve } from "#core/cve-id.ts";
import { isGcve } from "#core/gcve-id.ts";
import { datesOf, type ExportFormat, type ExportFrame } from "#core/publish/format/export-format.ts";
import type { OwnAdvisory, OwnProduct, OwnRange, Remedy } from "#core/publish/own-advisory.ts";
import { packageOf } from "#core/publish/format/osv.ts";
import { ratingOfScore } from "#core/severity/severity.ts";
import { scoreOfVector } from "#core/severity/cvss.ts";
import type { TextByLanguage } from "#core/text.ts";

/** The CVE record. A withdrawn record is the programme's to reject, and is not written. */
export const cve: ExportFormat = {
  name: "cve",
  mediaType: "application/json",
  language: "en",
  needs: "cve-id",
  write: (record, frame) => {
    const id = record.aliases.find(isCve);
    return id === undefined || record.withdrawn !== null ? null : write(record, frame, id);
  },
};

/** Of an assigner that the programme does not know; a publisher that is one says so in its settings. */
export const nobody = { id: "00000000-0000-4000-8000-000000000000", shortName: "unassigned" };

function write(record: OwnAdvisory, frame: ExportFrame, id: string): object {
  const { first, last } = datesOf(record);
  const { id: orgId, shortName } = frame.assigner ?? nobody;
  return {
    dataType: "CVE_RECORD",
    dataVersion: "5.2",
    cveMetadata: {
      assignerOrgId: orgId,
      assignerShortName: shortName,
      cveId: id,
      datePublished: first,
      dateUpdated: last,
      state: "PUBLISHED",
    },
    containers: { cna: containerOf(record, frame, { orgId, shortName, dateUpdated: last }) },
  };
}

/** What the numbering authority says, which CVE and GCVE records share. */
export function containerOf(record: OwnAdvisory, frame: ExportFrame, providerMetadata: object): object {
  const { texts, version } = frame;
  const { products, credits, weaknesses } = record;
  const title = record.title["en"] ?? Object.values(record.title)[0] ?? "";
  const metrics = [...record.severities.flatMap(metricOf), ...classOf(record)];
  return {
    providerMetadata,
    title: shortened(record.drill ? texts.drill(title) : title, 256),
    descriptions: inLanguages(record.description),
    affected: products.map(affectedOf),
    ...(weaknesses.length === 0
      ? {}
      : {
          problemTypes: weaknesses.map(({ id, name }) => ({
            descriptions: [{ cweId: id, description: `${id} ${name}`, lang: "en", type: "CWE" }],
          })),
        }),
    ...(metrics.length === 0 ? {} : { metrics }),
    references: referencesOf(record, frame),
    ...(credits.length === 0 ? {} : { credits: distinct(credits.map(creditOf)) }),
    ...remediesOf(record),
    exploits: [{ lang: texts.language, value: texts.exploitation[record.exploitation] }],
    timeline: distinct(
      record.history.flatMap(({ at, changed }) => inLanguages(changed).map((one) => ({ time: at, ...one }))),
    ),
    source: { discovery: "EXTERNAL" },
    ...(record.drill ? { tags: ["x_drill"] } : {}),
    ...gcveOf(record),
    x_generator: { engine: `bongsu ${version}` },
  };
}

const longestText = 4096;

/** The first characters of a text, none of them halved. */
function shortened(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, "");
}

/** Lists of the record format hold nothing twice. */
function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function creditOf({ name, kind }: OwnAdvisory["credits"][number]): object {
  return { lang: "en", type: kind.replaceAll("_", " "), value: name };
}

/** At least one reference is asked for: where the record is published, else the publisher's own. */
function referencesOf(
  { id, references, publisher }: OwnAdvisory,
  { address }: ExportFrame,
): readonly object[] {
  const own = [
    ...(address === null ? [] : [{ name: id, tags: ["third-party-advisory"], url: address }]),
    ...references.map(referenceOf),
  ];
  return own.length === 0 ? [{ url: publisher.namespace }] : distinct(own);
}

/** What to do, in the two lists that the format has for it. */
function remediesOf({ remedies }: OwnAdvisory): object {
  const of = (kinds: readonly Remedy["kind"][]) =>
    distinct(
      remedies
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap(({ text, command }) =>
          inLanguages(text).map(({ lang, value }) => ({
            lang,
            value: shortened(command === "" ? value : `${value}\n${command}`, longestText),
          })),
        ),
    );
  const solutions = of(["vendor_fix", "no_fix_planned", "none_available"]);
  const workarounds = of(["mitigation", "workaround"]);
  return {
    ...(solutions.length === 0 ? {} : { solutions }),
    ...(workarounds.length === 0 ? {} : { workarounds }),
  };
}

/** Names the record in GCVE's system (GCVE-BCP-05), and the other records of the same flaw; nothing where it has no such name. */
export function gcveOf({ id, aliases }: OwnAdvisory): object {
  if (!isGcve(id)) return {};
  const relationships = aliases.map((destId) => ({ destId, type: "equal" }));
  return { x_gcve: [{ vulnId: id, ...(relationships.length === 0 ? {} : { relationships }) }] };
}

function referenceOf({ kind, url, title }: OwnAdvisory["references"][number]): object {
  const tag = kind === "fix" ? "patch" : kind === "advisory" ? "vendor-advisory" : null;
  return {
    ...(title === "" ? {} : { name: shortened(title, 512) }),
    ...(tag === null ? {} : { tags: [tag] }),
    url,
  };
}

function inLanguages(text: TextByLanguage): readonly { readonly lang: string; readonly value: string }[] {
  return Object.entries(text)
    .sort(([a], [b]) => (a === "en" ? -1 : b === "en" ? 1 : a < b ? -1 : 1))
    .map(([lang, value]) => ({ lang, value: shortened(value, longestText) }));
}

/** The collections that the record format names packages of, by OSV's ecosystem. */
const collections: Readonly<Record<string, string>> = {
  npm: "https://registry.npmjs.org",
  PyPI: "https://pypi.python.org",
  Maven: "https://repo.maven.apache.org/maven2",
  NuGet: "https://www.nuget.org/packages",
  RubyGems: "https://rubygems.org",
  "crates.io": "https://crates.io",
  Packagist: "https://packagist.org",
  Hex: "https://repo.hex.pm",
  Go: "https://pkg.go.dev",
};

function affectedOf(product: OwnProduct): object {
  const named = packageOf(product);
  const collection = named === null ? undefined : collections[named.ecosystem];
  const type = versionTypes[product.scheme] ?? "custom";
  return {
    vendor: product.vendor,
    product: product.name,
    ...(named === null || collection === undefined
      ? {}
      : { collectionURL: collection, packageName: named.name }),
    ...(product.cpe === null ? {} : { cpes: [product.cpe] }),
    ...(product.purl === null ? {} : { packageURL: product.purl }),
    defaultStatus: product.affected.length + product.listed.length > 0 ? "unaffected" : "unknown",
    versions: [
      ...product.affected.map((range) => rangeOf(range, type)),
      ...product.listed.map((version) => ({ status: "affected", version })),
      ...product.excused.map(({ version }) => ({ status: "unaffected", version })),
    ],
  };
}

const versionTypes: Readonly<Record<string, string>> = {
  semver: "semver",
  golang: "semver",
  pypi: "python",
  maven: "maven",
  rpm: "rpm",
  deb: "dpkg",
  gem: "gem",
};

function rangeOf({ introduced, fixed, lastAffected }: OwnRange, versionType: string): object {
  const start = { status: "affected", version: introduced ?? "0", versionType };
  if (fixed !== null) return { ...start, lessThan: fixed };
  return { ...start, ...(lastAffected === null ? { lessThan: "*" } : { lessThanOrEqual: lastAffected }) };
}

function classOf({ severityClass }: OwnAdvisory): readonly object[] {
  return severityClass === null ? [] : [{ other: { type: "class", content: { text: severityClass } } }];
}

function metricOf(vector: string): readonly object[] {
  const read = scoreOfVector(vector);
  if (read === null) return [];
  const { version, base } = read;
  const key = version === "2.0" ? "cvssV2_0" : `cvssV${version.replace(".", "_")}`;
  const severity = version === "2.0" ? {} : { baseSeverity: ratingOfScore(base).toUpperCase() };
  return [{ format: "CVSS", [key]: { version, vectorString: vector, baseScore: base, ...severity } }];
}
