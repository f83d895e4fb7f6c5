/**
 * OSV records (schema 1.x). Go's zero time is no time; a range of commits cannot be decided by version.
 * `core/version/range.ts` evaluates events, `core/product` knows the names of ecosystems.
 */
import type { Advisory, Affected, Severity } from "#core/advisory.ts";
import { type Finding, parsed, type Parsed } from "#core/problem.ts";
import { productOfEcosystem } from "#core/product/ecosystem.ts";
import { isRegistry, productInRegistry } from "#core/product/registry.ts";
import { productOfPurl } from "#core/product/product.ts";
import { vulnerabilityName, vulnerabilityNames } from "#core/vulnerability-name.ts";
import { affectedFromClaim } from "./affected-claim.ts";
import {
  type Cursor,
  addProblem,
  itemsAt,
  memberAt,
  openDocument,
  valueAt,
  requiredTextAt,
  textAt,
  textsAt,
} from "#core/input/json-cursor.ts";
import { instantAt, requiredInstantAt } from "#core/input/instant.ts";
import { distributionWords, isDistributionPackage } from "./osv-distribution.ts";
import { versionsOfRanges } from "./osv-ranges.ts";
import {
  type AdvisoryRecord,
  type DocumentFormat,
  readingOf,
  type Reading,
  type Sharing,
  sharingOfLabel,
  sharings,
  unnamedMembers,
} from "./feed-record.ts";

/** OSV. One document is one record; its id is unique over all databases of the format. */
export const osv: DocumentFormat = {
  name: "osv",
  looks: "an OSV record: an object with id, modified and affected",
  detect: (document) =>
    valueAt(document, "modified") !== undefined &&
    (typeof valueAt(document, "id") === "string" || valueAt(document, "schema_version") !== undefined) &&
    ["affected", "aliases", "withdrawn", "schema_version", "references", "details"].some(
      (name) => valueAt(document, name) !== undefined,
    ),
  read,
};

const rootMembers = new Set(
  "schema_version id modified published withdrawn aliases upstream related summary details severity affected references credits database_specific".split(
    " ",
  ),
);

function read(document: unknown): Parsed<Reading> {
  const root = openDocument(document);
  const remarks: Finding[] = [];
  const record = recordOf(root, { ...root, problems: remarks });
  return root.problems.length > 0
    ? { ok: false, findings: root.problems }
    : parsed(readingOf(record), remarks);
}

/** `beside` is the same place; what cannot be read there is left out with a remark and takes nothing of what is affected away. */
function recordOf(root: Cursor, beside: Cursor): AdvisoryRecord {
  const id = idAt(memberAt(root, "id"));
  const publisher = publisherOf(id);
  const affected = itemsAt(memberAt(root, "affected"));
  const advisory: Advisory = {
    id,
    format: "osv",
    publisher,
    aliases: vulnerabilityNames(textsAt(memberAt(beside, "aliases"))).filter((alias) => alias !== id),
    related: vulnerabilityNames(["related", "upstream"].flatMap((name) => textsAt(memberAt(beside, name)))),
    modified: requiredInstantAt(memberAt(root, "modified")),
    published: instantAt(memberAt(root, "published")),
    withdrawn: instantAt(memberAt(root, "withdrawn")),
    title: english(textAt(memberAt(beside, "summary"))),
    summary: english(textAt(memberAt(beside, "details"))),
    severities: [
      ...severitiesOf([beside, ...affected.flatMap((one) => severityPlace(one, beside))], publisher),
      ...severityWordsOf([root, ...affected], publisher),
    ],
    decision: {},
    affected: affected.flatMap((place) => affectedAt(place, root.value)),
    references: itemsAt(memberAt(beside, "references")).flatMap(referenceAt),
  };
  return {
    kind: "advisory",
    key: `osv/${id}`,
    id,
    advisory,
    sharing: sharingOf(root),
    unknown: unnamedMembers(root.value, rootMembers),
  };
}

/**
 * The TLP label, which the schema leaves to each database: `database_specific.tlp`, or `tlp` of the record. Where two stand the narrower counts; one that
 * is no label is a problem: the record is in quarantine, never given on by a guess.
 */
function sharingOf(root: Cursor): Sharing | null {
  const own = memberAt(root, "database_specific");
  const stated: (Sharing | null)[] = [];
  for (const holder of [root, own])
    for (const name of ["tlp", "TLP"]) {
      const place = memberAt(holder, name);
      if (place.value === undefined || place.value === null) continue;
      stated.push(sharingOfLabel(place, typeof place.value === "string" ? place.value : typeof place.value));
    }
  return stated.length === 0 ? null : (sharings.findLast((sharing) => stated.includes(sharing)) ?? null);
}

function referenceAt(place: Cursor): Advisory["references"] {
  const url = requiredTextAt(memberAt(place, "url"));
  return url === "" ? [] : [{ type: textAt(memberAt(place, "type")) ?? "WEB", url }];
}

function idAt(place: Cursor): string {
  const id = vulnerabilityName(requiredTextAt(place).trim());
  // oxlint-disable-next-line no-control-regex -- control characters are what an id must not have
  if (id.length > 256 || /[\s\u0000-\u001f]/.test(id)) {
    addProblem(place, "id-invalid", "expected an id of at most 256 characters without white space");
  }
  return id;
}

/** The prefix of the id is the database: `GHSA`, `PYSEC`, `ALSA`. */
function publisherOf(id: string): string {
  return /^[A-Za-z][A-Za-z0-9_]{0,39}(?=-)/.exec(id)?.[0] ?? "osv";
}

function english(said: string | undefined): { readonly en?: string } {
  return said === undefined || said.trim() === "" ? {} : { en: said };
}

function severitiesOf(places: readonly Cursor[], publisher: string): readonly Severity[] {
  const found = new Map<string, Severity>();
  for (const place of places.flatMap((one) => itemsAt(memberAt(one, "severity")))) {
    const type = requiredTextAt(memberAt(place, "type"));
    const score = requiredTextAt(memberAt(place, "score"));
    const by = textAt(memberAt(place, "source")) ?? publisher;
    found.set(`${type} ${score} ${by}`, { type, score, by });
  }
  return [...found.values()];
}

/** Where an affected package has a severity of its own, as few have; what is wrong with it is a remark. */
function severityPlace(affected: Cursor, { problems }: Cursor): readonly Cursor[] {
  return valueAt(affected.value, "severity") === undefined ? [] : [{ ...affected, problems }];
}

const ownPlaces = ["database_specific", "ecosystem_specific"];

/** What the database itself calls the severity (`database_specific.severity`), each word once. */
function severityWordsOf(places: readonly Cursor[], publisher: string): readonly Severity[] {
  const short = new Set<string>();
  for (const { value } of places)
    for (const name of ownPlaces) {
      const word = valueAt(value, name, "severity");
      if (typeof word === "string" && /^[A-Za-z]{3,20}$/.test(word)) short.add(word);
    }
  return [...short].map((score) => ({ type: "word", score, by: publisher }));
}

/** One affected product; of another registry than its ecosystem's also the name in that, where nothing can be decided: a list may not say which it has. */
function affectedAt(place: Cursor, record: unknown): readonly Affected[] {
  const named = memberAt(place, "package");
  const ecosystem = textAt(memberAt(named, "ecosystem"));
  const name = textAt(memberAt(named, "name"));
  const purl = textAt(memberAt(named, "purl"));
  const product = productOf({ ecosystem, name, purl });
  const listed = textsAt(memberAt(place, "versions"));
  const claim = versionsOfRanges({ ranges: itemsAt(memberAt(place, "ranges")), product, listed });
  const words = isDistributionPackage(product)
    ? distributionWords({ record, entry: place.value, ecosystem: ecosystem ?? "", ...claim })
    : {};
  const affected = affectedFromClaim({
    ...claim,
    ...words,
    product,
    label: name ?? purl ?? repositoryOf(place),
  });
  const registry = product === null ? null : otherRegistry(ecosystem ?? "");
  if (product === null || registry === null) return [affected];
  return [
    { ...affected, product: productInRegistry(product, registry) },
    { ...affected, intervals: [], versions: [], undecidable: "unidentified-product" },
  ];
}

/** The registry that an ecosystem's suffix names, as in `Maven:https://repo.example.org`, where it is not the ecosystem's own. */
function otherRegistry(ecosystem: string): string | null {
  if (!ecosystem.includes("://")) return null;
  const [, name = "", address] = /^([^:]{1,60}):(https?:\/\/.{1,500})$/.exec(ecosystem) ?? [];
  return address === undefined || isRegistry(name, address) ? null : address;
}

/** The ecosystem's name, which carries a distribution's release, before the purl, which often lacks it. */
function productOf(named: {
  readonly ecosystem: string | undefined;
  readonly name: string | undefined;
  readonly purl: string | undefined;
}): string | null {
  if (named.ecosystem !== undefined && named.name !== undefined) {
    const found = productOfEcosystem(named.ecosystem, named.name);
    if (found.ok) return found.value;
  }
  const found = named.purl === undefined ? null : productOfPurl(named.purl);
  return found?.ok === true ? found.value.product : null;
}

function repositoryOf(place: Cursor): string {
  const repositories = itemsAt(memberAt(place, "ranges")).map((range) => textAt(memberAt(range, "repo")));
  return repositories.find((repository) => repository !== undefined) ?? "";
}
