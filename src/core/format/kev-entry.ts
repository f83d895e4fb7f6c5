/** What the JSON and the CSV form of the known-exploited catalogue share: the checks of one entry. Not the framing of either. */
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
import { isDay, requiredDayAt } from "#core/input/instant.ts";
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

/** One entry of the catalogue, or why it cannot be one. Problems are those of this entry alone. */
export function readEntry(at: Cursor, asOf: string | null): ExploitedRecord | Rejected {
  const place: Cursor = { ...at, problems: [] };
  const entry = entryOf(place);
  if (place.problems.length > 0) return { at: pointerOf(place), findings: place.problems };
  return {
    kind: "exploited",
    id: entry.cve,
    entry,
    asOf,
    unknown: unnamedMembers(place.value, entryMembers),
  };
}

function entryOf(place: Cursor): ExploitedEntry {
  return {
    cve: cveAt(memberAt(place, "cveID")),
    catalog: cisaKev,
    vendor: requiredTextAt(memberAt(place, "vendorProject")),
    product: requiredTextAt(memberAt(place, "product")),
    name: requiredTextAt(memberAt(place, "vulnerabilityName")),
    dateAdded: requiredDayAt(memberAt(place, "dateAdded")),
    dueDate: dayAt(memberAt(place, "dueDate")),
    requiredAction: requiredTextAt(memberAt(place, "requiredAction")),
    ransomware: ransomwareAt(memberAt(place, "knownRansomwareCampaignUse")),
    notes: [textAt(memberAt(place, "shortDescription")), textAt(memberAt(place, "notes"))]
      .filter(Boolean)
      .join("\n\n"),
  };
}

function cveAt(place: Cursor): string {
  const id = requiredTextAt(place).trim();
  if (id !== "" && !isCve(id))
    addProblem(place, "cve-invalid", `expected a CVE id, found "${id.slice(0, 40)}"`);
  return id;
}

function dayAt(place: Cursor): string | null {
  const day = textAt(place);
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
