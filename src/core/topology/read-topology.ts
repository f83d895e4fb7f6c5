/**
 * Reads a topology document (`bongsu.topology/1`) and finds everything that is wrong with its form, each at its JSON Pointer. Never throws,
 * whatever it is given. Whether the parts fit together is checked in `check-topology.ts`, which runs where the form is right.
 */
import { isZone } from "#core/clock/clock.ts";
import { isDay } from "#core/input/instant.ts";
import { readJson } from "#core/input/json.ts";
import {
  addProblem,
  type Cursor,
  isObject,
  itemsAt,
  memberAt,
  objectAt,
  onlyMembers,
  openDocument,
  requiredTextAt,
} from "#core/input/json-cursor.ts";
import { type Parsed, parsed } from "#core/problem.ts";
import { checkTopology } from "#core/topology/check-topology.ts";
import {
  type Jurisdiction,
  officeKinds,
  type Region,
  type Topology,
  type TopologyOffice,
  type TopologyTerm,
  topologyType,
} from "#core/topology/topology.ts";
import { type HolidayCalendar, type ZoneOfTime } from "#core/clock/calendars/calendar.ts";
import { languageTagForm, type TextByLanguage } from "#core/text.ts";

/** Most entries of one list of a document. */
const most = {
  languages: 60,
  domains: 100,
  sectors: 200,
  tiers: 100,
  regions: 5000,
  offices: 3000,
  jurisdictions: 200,
  days: 2000,
};
const longestName = 200;
const idForm = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

/** Most characters of a topology document. */
const longestTopology = 4 * 1024 * 1024;

/** The topology in a JSON text; findings name a line where it is not JSON. */
export function readTopologyText(text: string): Parsed<Topology> {
  const json = readJson(text, { chars: longestTopology, depth: 12 });
  if (!json.ok) return json;
  const repeated = json.findings ?? [];
  return repeated.length > 0 ? { ok: false, findings: repeated } : readTopology(json.value);
}

/** The topology in a document; with a finding of any kind it is not given. */
export function readTopology(document: unknown): Parsed<Topology> {
  if (!isObject(document))
    return {
      ok: false,
      findings: [{ at: "", code: "not-an-object", message: "A topology is a JSON object." }],
    };
  const place = openDocument(document);
  const topology = topologyAt(place);
  if (place.problems.length > 0) return { ok: false, findings: place.problems };
  const findings = checkTopology(topology);
  return findings.length > 0 ? { ok: false, findings } : parsed(topology);
}

function topologyAt(place: Cursor): Topology {
  onlyMembers(
    place,
    "type id name drill languages time calendar domains sectors tiers regions offices".split(" "),
  );
  if (memberAt(place, "type").value !== topologyType)
    addProblem(memberAt(place, "type"), "type-unknown", `the type is "${topologyType}"`);
  const drill = memberAt(place, "drill");
  if (typeof drill.value !== "boolean")
    addProblem(drill, "drill-unsaid", "expected true for an exercise's topology, false for any other");
  return {
    id: idAt(memberAt(place, "id")),
    name: textAt(memberAt(place, "name")),
    drill: drill.value === true,
    languages: textAt(memberAt(place, "languages")),
    time: timeAt(memberAt(place, "time")),
    calendar: calendarAt(memberAt(place, "calendar")),
    domains: listAt(memberAt(place, "domains"), most.domains, termAt),
    sectors: listAt(memberAt(place, "sectors"), most.sectors, termAt),
    tiers: listAt(memberAt(place, "tiers"), most.tiers, termAt),
    regions: listAt(memberAt(place, "regions"), most.regions, regionAt),
    offices: listAt(memberAt(place, "offices"), most.offices, officeAt),
  };
}

/** The entries of a list that must be there and hold at least one, read one by one. */
function listAt<T>(place: Cursor, limit: number, read: (entry: Cursor) => T): readonly T[] {
  if (place.value === undefined)
    addProblem(place, "member-missing", "this list is required and is not there");
  const entries = itemsAt(place);
  if (Array.isArray(place.value) && entries.length === 0)
    addProblem(place, "list-empty", "expected at least one entry");
  if (entries.length > limit) {
    addProblem(place, "too-many", `expected at most ${limit} entries, found ${entries.length}`);
    return [];
  }
  return entries.map(read);
}

const termMembers = ["id", "name"];

function termAt(place: Cursor): TopologyTerm {
  onlyMembers(place, termMembers);
  return { id: idAt(memberAt(place, "id")), name: textAt(memberAt(place, "name")) };
}

function regionAt(place: Cursor): Region {
  onlyMembers(place, [...termMembers, "validFrom", "validTo", "succeededBy"]);
  const successor = memberAt(place, "succeededBy");
  return {
    id: idAt(memberAt(place, "id")),
    name: textAt(memberAt(place, "name")),
    validFrom: dateAt(memberAt(place, "validFrom")),
    validTo: dateAt(memberAt(place, "validTo")),
    succeededBy: successor.value === undefined ? null : idAt(successor),
  };
}

function officeAt(place: Cursor): TopologyOffice {
  onlyMembers(place, [...termMembers, "kind", "jurisdictions"]);
  const kind = officeKinds.find((one) => one === memberAt(place, "kind").value);
  if (kind === undefined)
    addProblem(memberAt(place, "kind"), "kind-unknown", `expected one of ${officeKinds.join(", ")}`);
  const jurisdictions = itemsAt(memberAt(place, "jurisdictions"));
  if (jurisdictions.length > most.jurisdictions)
    addProblem(
      memberAt(place, "jurisdictions"),
      "too-many",
      `expected at most ${most.jurisdictions} jurisdictions`,
    );
  return {
    id: idAt(memberAt(place, "id")),
    kind: kind ?? "chair",
    name: textAt(memberAt(place, "name")),
    jurisdictions: jurisdictions.slice(0, most.jurisdictions).map(jurisdictionAt),
  };
}

function jurisdictionAt(place: Cursor): Jurisdiction {
  onlyMembers(place, ["domain", "sector", "tier", "region", "validFrom", "validTo"]);
  const from = memberAt(place, "validFrom");
  const validFrom = dateAt(from);
  if (from.value === undefined)
    addProblem(from, "member-missing", "a jurisdiction says from which day it holds");
  return {
    domain: termIdAt(memberAt(place, "domain")),
    sector: termIdAt(memberAt(place, "sector")),
    tier: termIdAt(memberAt(place, "tier")),
    region: termIdAt(memberAt(place, "region")),
    validFrom: validFrom ?? "",
    validTo: dateAt(memberAt(place, "validTo")),
  };
}

function termIdAt(place: Cursor): string | null {
  return place.value === undefined ? null : idAt(place);
}

function timeAt(place: Cursor): ZoneOfTime {
  onlyMembers(place, ["zone", "standard", "summer"]);
  const zone = requiredTextAt(memberAt(place, "zone"));
  if (zone !== "" && !isZone(zone))
    addProblem(
      memberAt(place, "zone"),
      "zone-unknown",
      "expected a time zone of the IANA list, as Asia/Seoul",
    );
  const summer = memberAt(place, "summer");
  return {
    zone,
    standard: shortText(memberAt(place, "standard"), 20),
    summer: summer.value === undefined ? null : shortText(summer, 20),
  };
}

function calendarAt(place: Cursor): string | HolidayCalendar {
  if (typeof place.value === "string") return idAt(place);
  if (place.value === undefined)
    addProblem(place, "member-missing", "expected a calendar's name or its holidays");
  onlyMembers(place, ["name", "from", "until", "announcedUntil", "days"]);
  const days = itemsAt(memberAt(place, "days"));
  if (days.length > most.days)
    addProblem(memberAt(place, "days"), "too-many", `expected at most ${most.days} days`);
  return {
    name: textAt(memberAt(place, "name")),
    from: requiredDate(memberAt(place, "from")),
    until: requiredDate(memberAt(place, "until")),
    announcedUntil: requiredDate(memberAt(place, "announcedUntil")),
    days: days.slice(0, most.days).map(requiredDate),
  };
}

function textAt(place: Cursor): TextByLanguage {
  if (place.value === undefined)
    addProblem(place, "member-missing", `the member "${place.key}" is required and is not there`);
  const tags = Object.keys(objectAt(place));
  if (tags.length > most.languages) {
    addProblem(place, "too-many", `expected at most ${most.languages} languages`);
    return {};
  }
  return Object.fromEntries(tags.map((tag) => [tag, nameAt(memberAt(place, tag))]));
}

function nameAt(place: Cursor): string {
  if (!languageTagForm.test(String(place.key)))
    addProblem(place, "language-tag", "expected a language tag, as ko or en");
  return shortText(place, longestName);
}

/** A text for people: not blank, of one line, without control or direction characters. */
function shortText(place: Cursor, longest: number): string {
  const text = requiredTextAt(place);
  if (text.length > longest) addProblem(place, "text-too-long", `expected at most ${longest} characters`);
  else if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text) || !text.isWellFormed())
    addProblem(place, "text-control", "expected one line without control or direction characters");
  return text;
}

function idAt(place: Cursor): string {
  const id = requiredTextAt(place);
  if (id !== "" && !idForm.test(id))
    addProblem(place, "id-invalid", "expected at most 40 letters, digits and hyphens");
  return id;
}

function requiredDate(place: Cursor): string {
  const date = dateAt(place);
  if (place.value === undefined) addProblem(place, "member-missing", "a day is required and is not there");
  return date ?? "";
}

function dateAt(place: Cursor): string | null {
  if (place.value === undefined) return null;
  if (typeof place.value === "string" && isDay(place.value)) return place.value;
  addProblem(place, "date-invalid", "expected a day that exists, as 2026-07-01");
  return null;
}
