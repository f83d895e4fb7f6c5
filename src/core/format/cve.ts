/**
 * CVE JSON 5.0 to 5.2 with its containers: the CNA's, the programme's and CISA's (SSVC and the known-exploited flag). A rejected record is
 * a withdrawn advisory. Not here: products and versions (`cve-affected.ts`), CVSS and SSVC (`cve-metrics.ts`).
 */
import type { Advisory, Text } from "#core/advisory.ts";
import { parsed, type Finding, type Parsed } from "#core/problem.ts";
import { affectedOfContainers } from "./cve-affected.ts";
import { decisionOf, exploitedOf, severitiesOf } from "./cve-metrics.ts";
import {
  type Cursor,
  complain,
  items,
  member,
  openDocument,
  peek,
  requiredText,
  text,
  texts,
} from "#core/input/typed-place.ts";
import { isCve } from "./exploited.ts";
import { instantAt } from "#core/input/instant.ts";
import { type AdvisoryRecord, type DocumentFormat, type Reading, reading, unnamedMembers } from "./record.ts";

/** CVE JSON 5.x. Besides the advisory it gives an entry of the catalogue `cisa-adp` where CISA flags exploitation. */
export const cve: DocumentFormat = {
  name: "cve",
  looks: "a CVE JSON 5 record: an object with dataType CVE_RECORD, cveMetadata and containers",
  detect: (document) =>
    peek(document, "dataType") === "CVE_RECORD" ||
    (peek(document, "cveMetadata") !== undefined && peek(document, "containers") !== undefined),
  read,
};

function read(document: unknown): Parsed<Reading> {
  const root = openDocument(document);
  const version = member(root, "dataVersion");
  const major = text(version)?.split(".")[0];
  if (version.value !== undefined && major !== "5") {
    complain(version, "version-unsupported", "only CVE JSON of version 5 is read");
  }
  const remarks: Finding[] = [];
  const record = recordOf(root, remarks);
  const listed = exploitedOf(containersOf(root), { id: record.id, asOf: record.advisory.modified });
  if (root.problems.length > 0) return { ok: false, findings: root.problems };
  return parsed(reading(record, ...listed), remarks);
}

/** The CNA's container first, then the others in their order. */
function containersOf(root: Cursor): readonly Cursor[] {
  const containers = member(root, "containers");
  return [member(containers, "cna"), ...items(member(containers, "adp"))];
}

function recordOf(root: Cursor, remarks: Finding[]): AdvisoryRecord {
  const metadata = member(root, "cveMetadata");
  const id = idAt(member(metadata, "cveId"));
  const rejected = stateAt(member(metadata, "state")) === "REJECTED";
  const containers = containersOf(root);
  const cna = containers[0] as Cursor;
  if (cna.value === undefined)
    complain(cna, "member-missing", 'the member "cna" is required and is not there');
  const advisory: Advisory = {
    id,
    format: "cve",
    publisher:
      text(member(metadata, "assignerShortName")) ?? text(member(metadata, "assignerOrgId")) ?? "CVE",
    aliases: aliasesOf(cna),
    related: texts(member(cna, "replacedBy")),
    published: instantAt(member(metadata, "datePublished")),
    modified: instantAt(member(metadata, "dateUpdated")),
    withdrawn: rejected ? rejectedAt(metadata, cna) : null,
    title: titleOf(cna),
    summary: textsByLanguage(items(member(cna, rejected ? "rejectedReasons" : "descriptions"))),
    severities: containers.flatMap(severitiesOf),
    decision: decisionOf(containers, remarks),
    affected: rejected ? [] : affectedOfContainers(containers),
    references: containers.flatMap(referencesOf),
  };
  return { kind: "advisory", key: `cve/${id}`, id, advisory, sharing: null, unknown: unknownOf(root, cna) };
}

function idAt(place: Cursor): string {
  const id = requiredText(place);
  if (id !== "" && !isCve(id))
    complain(place, "cve-invalid", `expected a CVE id, found "${id.slice(0, 40)}"`);
  return id;
}

/** The state; a record as a CNA submits it has none yet and counts as published. */
function stateAt(place: Cursor): string {
  const state = text(place) ?? "PUBLISHED";
  if (state !== "PUBLISHED" && state !== "REJECTED") {
    complain(place, "value-unknown", `expected PUBLISHED or REJECTED, found "${state.slice(0, 40)}"`);
  }
  return state;
}

/** When the record was rejected; a record that says no time at all is a problem, as a withdrawal is an event in time. */
function rejectedAt(metadata: Cursor, cna: Cursor): string | null {
  const places = ["dateRejected", "dateUpdated", "datePublished", "dateReserved"].map((name) =>
    member(metadata, name),
  );
  const updated = member(member(cna, "providerMetadata"), "dateUpdated");
  const when = [...places, updated].map(instantAt).find((instant) => instant !== null);
  if (when === undefined) complain(places[0] as Cursor, "date-missing", "a rejected record needs a time");
  return when ?? null;
}

/** The CNA's own advisory id, where it is a GitHub advisory of the same flaw. */
function aliasesOf(cna: Cursor): readonly string[] {
  const advisory = peek(cna.value, "source", "advisory");
  return typeof advisory === "string" && /^GHSA(?:-[0-9a-z]{4}){3}$/.test(advisory) ? [advisory] : [];
}

function titleOf(cna: Cursor): Text {
  const title = text(member(cna, "title"));
  if (title === undefined || title.trim() === "") return {};
  return /[\uac00-\ud7a3]/.test(title) ? { ko: title } : { en: title };
}

function textsByLanguage(places: readonly Cursor[]): Text {
  const said = new Map<"ko" | "en", string>();
  for (const place of places) {
    const language = requiredText(member(place, "lang")).toLowerCase();
    const value = requiredText(member(place, "value"));
    const known = language.startsWith("ko") ? "ko" : language.startsWith("en") ? "en" : null;
    if (known !== null && !said.has(known)) said.set(known, value);
  }
  return Object.fromEntries(said);
}

function referencesOf(container: Cursor): Advisory["references"] {
  return items(member(container, "references")).map((place) => {
    const tag = items(member(place, "tags"))[0];
    return { type: (tag && text(tag)) ?? "web", url: requiredText(member(place, "url")) };
  });
}

const rootMembers = new Set(["dataType", "dataVersion", "cveMetadata", "containers"]);
const metadataMembers = new Set(
  "cveId assignerOrgId assignerShortName requesterUserId serial state dateUpdated dateReserved datePublished dateRejected".split(
    " ",
  ),
);
const cnaMembers = new Set(
  "providerMetadata dateAssigned datePublic title descriptions affected problemTypes references impacts metrics configurations workarounds solutions exploits timeline credits source tags taxonomyMappings rejectedReasons replacedBy cpeApplicability".split(
    " ",
  ),
);

function unknownOf(root: Cursor, cna: Cursor): Record<string, unknown> {
  return {
    ...unnamedMembers(root.value, rootMembers),
    ...unnamedMembers(peek(root.value, "cveMetadata"), metadataMembers, "/cveMetadata"),
    ...unnamedMembers(cna.value, cnaMembers, "/containers/cna"),
  };
}
