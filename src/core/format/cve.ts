/**
 * CVE JSON 5.0 to 5.2 with its containers: the CNA's, the programme's and CISA's (SSVC and the known-exploited flag). A rejected record is
 * a withdrawn advisory. GCVE's records have the same form and a name of their own (GCVE-BCP-05). Products and versions are read in `cve-affected.ts`, CVSS and SSVC in `cve-metrics.ts`.
 */
import type { Edition } from "#core/provenance/edition.ts";
import { isGhsa, vulnerabilityName } from "#core/vulnerability-name.ts";
import { isCve } from "#core/cve-id.ts";
import { authorityOf } from "#core/gcve-id.ts";
import type { Advisory } from "#core/advisory.ts";
import { firstTexts, sourceLanguage, type TextByLanguage } from "#core/text.ts";
import { parsed, type Finding, type Parsed } from "#core/problem.ts";
import { affectedOfContainers } from "./cve-affected.ts";
import { decisionOf, exploitedOf, severitiesOf } from "./cve-metrics.ts";
import {
  type Cursor,
  addProblem,
  itemsAt,
  memberAt,
  openDocument,
  valueAt,
  requiredNameAt,
  requiredTextAt,
  textAt,
  textsAt,
} from "#core/input/json-cursor.ts";
import { instantAt } from "#core/input/instant.ts";
import { addRemark } from "./remark.ts";
import {
  type AdvisoryRecord,
  type DocumentFormat,
  type Reading,
  readingOf,
  unnamedMembers,
} from "./feed-record.ts";

/** CVE JSON 5.x. Besides the advisory it gives an entry of the catalogue `cisa-adp` where CISA flags exploitation. */
export const cve: DocumentFormat = {
  name: "cve",
  looks: "a CVE JSON 5 record: an object with dataType CVE_RECORD, cveMetadata and containers",
  detect: (document) =>
    valueAt(document, "dataType") === "CVE_RECORD" ||
    (valueAt(document, "cveMetadata") !== undefined && valueAt(document, "containers") !== undefined),
  read,
};

function read(document: unknown): Parsed<Reading> {
  const root = openDocument(document);
  const version = memberAt(root, "dataVersion");
  const major = textAt(version)?.split(".")[0];
  if (version.value !== undefined && major !== "5") {
    addProblem(version, "version-unsupported", "only CVE JSON of version 5 is read");
  }
  const remarks: Finding[] = [];
  const containers = containersOf(root);
  const words = containers.map((one) => ({ ...one, problems: remarks }));
  const record = recordOf(root, { containers, words, remarks });
  const asOf = record.edition?.parts ?? record.advisory.modified;
  if (record.advisory.withdrawn === null && containers.every(namesNothing))
    remarkNothingNamed(containers[0], remarks);
  const flaw = [record.id, ...record.advisory.aliases].find(isCve);
  const listed = flaw === undefined ? [] : exploitedOf(words, { id: flaw, asOf });
  if (root.problems.length > 0) return { ok: false, findings: root.problems };
  return parsed(readingOf(record, ...listed), remarks);
}

/** Whether a container has no entry of what is affected. */
function namesNothing({ value }: Cursor): boolean {
  const affected = valueAt(value, "affected");
  return !Array.isArray(affected) || affected.length === 0;
}

function remarkNothingNamed(cna: Cursor, remarks: Finding[]): void {
  addRemark(remarks, cna, { code: "products-missing", message: "no product is called affected" });
}

/** The CNA's container first, then the others in their order. */
function containersOf(root: Cursor): readonly [cna: Cursor, ...adp: Cursor[]] {
  const containers = memberAt(root, "containers");
  return [memberAt(containers, "cna"), ...itemsAt(memberAt(containers, "adp"))];
}

type RecordPlaces = {
  readonly containers: ReturnType<typeof containersOf>;
  /** The same places; what cannot be read there is left out with a remark and takes nothing of what is affected away. */
  readonly words: readonly Cursor[];
  readonly remarks: Finding[];
};

function recordOf(root: Cursor, { containers, words, remarks }: RecordPlaces): AdvisoryRecord {
  const metadata = memberAt(root, "cveMetadata");
  const [id, ...others] = namesAt(metadata);
  const rejected = stateAt(memberAt(metadata, "state")) === "REJECTED";
  const [cna] = containers;
  const told: Cursor = { ...cna, problems: remarks };
  if (cna.value === undefined)
    addProblem(cna, "member-missing", 'the member "cna" is required and is not there');
  const advisory: Advisory = {
    id,
    format: "cve",
    publisher:
      textAt(memberAt(metadata, "assignerShortName")) ?? textAt(memberAt(metadata, "assignerOrgId")) ?? "CVE",
    aliases: [...others, ...aliasesOf(cna)],
    related: textsAt(memberAt(told, "replacedBy")),
    published: instantAt(memberAt(metadata, "datePublished")),
    modified: instantAt(memberAt({ ...metadata, problems: remarks }, "dateUpdated")),
    withdrawn: rejected ? rejectedAt(metadata, cna) : null,
    title: titleOf(told),
    summary: textsByLanguage(itemsAt(memberAt(told, rejected ? "rejectedReasons" : "descriptions"))),
    severities: words.flatMap(severitiesOf),
    decision: decisionOf(words, remarks),
    affected: rejected ? [] : affectedOfContainers(containers),
    references: words.flatMap(referencesOf),
  };
  const edition = editionOf(advisory.modified, words);
  return {
    kind: "advisory",
    key: `cve/${id}`,
    id,
    advisory,
    sharing: null,
    unknown: unknownOf(root, cna),
    edition,
  };
}

/** The record's own date counts; where that did not move, the newest of its containers. */
function editionOf(at: string | null, containers: readonly Cursor[]): Edition {
  const parts = containers
    .flatMap((one) => instantAt(memberAt(memberAt(one, "providerMetadata"), "dateUpdated")) ?? [])
    .toSorted()
    .at(-1);
  return parts === undefined ? { at } : { at: at ?? parts, parts };
}

/** Where the programme's own records stand in GCVE's system. */
const programmeAuthority = "0";

/** The record's name, then its others. One that is named in GCVE's system speaks for itself alone: it neither replaces nor rejects the CVE record of the same flaw. */
function namesAt(metadata: Cursor): readonly [id: string, ...others: string[]] {
  const [own, cveId] = [memberAt(metadata, "vulnId"), memberAt(metadata, "cveId")];
  const authority = typeof own.value === "string" ? authorityOf(own.value) : null;
  if (authority === null || authority === programmeAuthority) return [idAt(cveId)];
  return [requiredNameAt(own), ...(cveId.value === undefined ? [] : [idAt(cveId)])];
}

function idAt(place: Cursor): string {
  const id = vulnerabilityName(requiredTextAt(place));
  if (id !== "" && !isCve(id))
    addProblem(place, "cve-invalid", `expected a CVE id, found "${id.slice(0, 40)}"`);
  return id;
}

/** The state; a record as a CNA submits it has none yet and counts as published. */
function stateAt(place: Cursor): string {
  const state = textAt(place) ?? "PUBLISHED";
  if (state !== "PUBLISHED" && state !== "REJECTED") {
    addProblem(place, "value-unknown", `expected PUBLISHED or REJECTED, found "${state.slice(0, 40)}"`);
  }
  return state;
}

/** When the record was rejected; a record that says no time at all is a problem, as a withdrawal is an event in time. */
function rejectedAt(metadata: Cursor, cna: Cursor): string | null {
  const places = ["dateRejected", "dateUpdated", "datePublished", "dateReserved"].map((name) =>
    memberAt(metadata, name),
  );
  const updated = memberAt(memberAt(cna, "providerMetadata"), "dateUpdated");
  const when = [...places, updated].map(instantAt).find((instant) => instant !== null);
  if (when === undefined) addProblem(places[0] as Cursor, "date-missing", "a rejected record needs a time");
  return when ?? null;
}

/** The CNA's own advisory id, where it is a GitHub advisory of the same flaw. */
function aliasesOf(cna: Cursor): readonly string[] {
  const advisory = valueAt(cna.value, "source", "advisory");
  const name = typeof advisory === "string" ? vulnerabilityName(advisory) : "";
  return isGhsa(name) ? [name] : [];
}

function titleOf(cna: Cursor): TextByLanguage {
  const title = textAt(memberAt(cna, "title"));
  if (title === undefined || title.trim() === "") return {};
  return /[\uac00-\ud7a3]/.test(title) ? { ko: title } : { en: title };
}

function textsByLanguage(places: readonly Cursor[]): TextByLanguage {
  return firstTexts(
    places.map((place) => {
      const language = sourceLanguage(requiredTextAt(memberAt(place, "lang")));
      return [language, requiredTextAt(memberAt(place, "value"))] as const;
    }),
  );
}

function referencesOf(container: Cursor): Advisory["references"] {
  return itemsAt(memberAt(container, "references")).flatMap((place) => {
    const tag = itemsAt(memberAt(place, "tags"))[0];
    const url = requiredTextAt(memberAt(place, "url"));
    return url === "" ? [] : [{ type: (tag && textAt(tag)) ?? "web", url }];
  });
}

const rootMembers = new Set(["dataType", "dataVersion", "cveMetadata", "containers"]);
const metadataMembers = new Set(
  "cveId vulnId assignerOrgId assignerShortName requesterUserId serial state dateUpdated dateReserved datePublished dateRejected".split(
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
    ...unnamedMembers(valueAt(root.value, "cveMetadata"), metadataMembers, "/cveMetadata"),
    ...unnamedMembers(cna.value, cnaMembers, "/containers/cna"),
  };
}
