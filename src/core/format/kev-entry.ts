/**
 * What the JSON and the CSV form of the known-exploited catalogue share: the checks of one entry. Not the framing of either. An entry says one thing,
 * that a CVE is exploited, since a day: whatever else cannot be read in it is left out with a remark and takes nothing of that away.
 */
import { isCve } from "#core/cve-id.ts";
import type { ExploitedEntry } from "#core/advisory.ts";
import {
  type Cursor,
  addProblem,
  memberAt,
  pointerOf,
  requiredTextAt,
  textAt,
} from "#core/input/json-cursor.ts";
import { vulnerabilityName } from "#core/vulnerability-name.ts";
import { isDay } from "#core/input/instant.ts";
import type { Finding } from "#core/problem.ts";
import { isDayAheadOf } from "#core/provenance/edition.ts";
import type { ExploitedRecord, Rejected } from "./feed-record.ts";
import { unnamedMembers } from "./feed-record.ts";

/** The catalogue's name in every entry and fact. */
export const cisaKev = "cisa-kev";

/** Members of an entry as CISA publishes them, `forensicTriage` of 2026 included. */
const entryMembers: ReadonlySet<string> = new Set([
  "cveID",
  "vendorProject",
  "product",
  "vulnerabilityName",
  "dateAdded",
  "shortDescription",
  "requiredAction",
  "dueDate",
  "knownRansomwareCampaignUse",
  "notes",
]);

/** One entry of the catalogue with remarks about what is left out of it, or why it cannot be one. */
export function readEntry(at: Cursor, asOf: string | null): ExploitedRecord | Rejected {
  const place: Cursor = { ...at, problems: [] };
  const remarks: Finding[] = [];
  const cve = cveAt(memberAt(place, "cveID"));
  const dateAdded = dayAddedAt(memberAt(place, "dateAdded"), asOf, remarks);
  if (place.problems.length > 0) return { at: pointerOf(place), findings: place.problems };
  const entry = { cve, catalog: cisaKev, ...wordsOf({ ...place, problems: remarks }), dateAdded };
  return {
    kind: "exploited",
    id: cve,
    entry,
    asOf,
    unknown: unnamedMembers(place.value, entryMembers),
    ...(remarks.length === 0 ? {} : { remarks }),
  };
}

/** What only people read of an entry, and what its catalogue asks for. */
function wordsOf(place: Cursor): Omit<ExploitedEntry, "cve" | "catalog" | "dateAdded"> {
  return {
    vendor: requiredTextAt(memberAt(place, "vendorProject")),
    product: requiredTextAt(memberAt(place, "product")),
    name: requiredTextAt(memberAt(place, "vulnerabilityName")),
    dueDate: dayAt(memberAt(place, "dueDate")),
    requiredAction: requiredTextAt(memberAt(place, "requiredAction")),
    ransomware: ransomwareAt(memberAt(place, "knownRansomwareCampaignUse")),
    notes: [textAt(memberAt(place, "shortDescription")), textAt(memberAt(place, "notes"))]
      .filter(Boolean)
      .join("\n\n"),
  };
}

function cveAt(place: Cursor): string {
  const id = vulnerabilityName(requiredTextAt(place));
  if (id !== "" && !isCve(id))
    addProblem(place, "cve-invalid", `expected a CVE id, found "${id.slice(0, 40)}"`);
  return id;
}

/**
 * The day on which the entry was added. One that cannot be read, or that comes after the issue itself, is the day of the issue: it was listed then, at
 * the latest. Where the form has no such day the entry has none either, and is not read.
 */
function dayAddedAt(place: Cursor, released: string | null, remarks: Finding[]): string {
  const written: Cursor = { ...place, problems: released === null ? place.problems : remarks };
  const day = requiredTextAt(written).trim();
  if (isDay(day) && (released === null || !isDayAheadOf(released, day))) return day;
  if (day !== "")
    addProblem(
      written,
      "date-invalid",
      `expected a day as YYYY-MM-DD${released === null ? "" : ", not after the issue"}, found "${day.slice(0, 40)}"`,
    );
  return released?.slice(0, 10) ?? "";
}

function dayAt(place: Cursor): string | null {
  const day = textAt(place)?.trim();
  if (day === undefined || day === "") return null;
  if (isDay(day)) return day;
  addProblem(place, "date-invalid", `expected a day as YYYY-MM-DD, found "${day.slice(0, 40)}"`);
  return null;
}

function ransomwareAt(place: Cursor): boolean | null {
  const use = textAt(place)?.trim().toLowerCase();
  if (use === undefined || use === "" || use === "unknown") return null;
  if (use === "known") return true;
  addProblem(place, "value-unknown", `expected Known or Unknown, found "${use.slice(0, 40)}"`);
  return null;
}
