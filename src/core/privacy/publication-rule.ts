/**
 * May this record be read by this reader now? The one decision behind every door of a room: packs, the OSV API, search, lists, directives, feeds, streams and
 * messages. The database decides by the same declaration (`decisionSql`), so that one condition joined into a query does for all rows of it. A catalogue's
 * listing and a score are their own source's publication and are for anyone, whatever is held back of the records on that CVE (`docs/publication-rules.md`).
 */
import type { Role } from "#core/actor.ts";
import type { Sharing } from "#core/format/feed-record.ts";

/**
 * Classes of readers; each may read what those before it may. Anyone: without a session, and everything published as a file. An organisation and its
 * agent. A sector's officer. The room itself, and those who work with its sources.
 */
export const readerClasses = ["anyone", "organizations", "sectors", "room"] as const;
type ReaderClass = (typeof readerClasses)[number];

/** The class of each role. */
export const classOfRole = {
  public: "anyone",
  participant: "anyone",
  organization: "organizations",
  agent: "organizations",
  sector: "sectors",
  chair: "room",
  lead: "room",
  analyst: "room",
  system: "room",
} as const satisfies Readonly<Record<Role | "public" | "system", ReaderClass>>;

/** Whom a source's TLP label lets read at the most; a record without a label is for anyone. */
const readersOfSharing = {
  clear: "anyone",
  green: "organizations",
  amber: "room",
  "amber+strict": "room",
  red: "room",
} as const satisfies Readonly<Record<Sharing, ReaderClass>>;

/** Who alone reads a record before its time of publication. */
const beforeItsTime = "room" satisfies ReaderClass;

/** What is decided on of a record; `published` is `null` where its source gives no time, which holds nothing back. */
type RecordTerms = {
  readonly sharing: Sharing | null;
  readonly published: string | null;
  readonly withdrawn: string | null;
};

/** The least class that may read a record at `at` (RFC 3339 in UTC, as is `published`). */
export function recordReader({ sharing, published }: RecordTerms, at: string): ReaderClass {
  const shared = sharingReader(sharing);
  const isOut = published === null || Date.parse(published) <= Date.parse(at);
  return isOut ? shared : narrower(shared, beforeItsTime);
}

/** The least class that a source's label lets read, whenever. */
export function sharingReader(sharing: Sharing | null): ReaderClass {
  return sharing === null ? "anyone" : readersOfSharing[sharing];
}

/** Whether a reader of a class may read what needs at least another. */
export function mayRead(reader: ReaderClass, needed: ReaderClass): boolean {
  return rank(reader) >= rank(needed);
}

/** Why a record may not be acted on in public, or that it may: packs, decisions and directives are made of those that stand. */
export type RecordState = "standing" | "withdrawn" | "embargoed" | "restricted";

/** The state of a record at `at`; what may not be passed on is that first, whatever else it is. */
export function recordState(record: RecordTerms, at: string): RecordState {
  const { sharing, withdrawn } = record;
  if (sharingReader(sharing) !== "anyone") return "restricted";
  if (!mayRead("anyone", recordReader(record, at))) return "embargoed";
  return withdrawn !== null && Date.parse(withdrawn) <= Date.parse(at) ? "withdrawn" : "standing";
}

function narrower(one: ReaderClass, other: ReaderClass): ReaderClass {
  return rank(one) > rank(other) ? one : other;
}

function rank(reader: ReaderClass): number {
  return readerClasses.indexOf(reader);
}

/**
 * The same declaration as expressions of PostgreSQL, each giving the rank of a class: the bodies of the functions of that name in the database. A test holds
 * the two together.
 */
export const decisionSql = {
  reader_class: `case actor_role() ${whens(classOfRole)} else -1 end`,
  record_reader: `greatest(case sharing ${whens(readersOfSharing)} else 0 end, case when published > at then ${rank(beforeItsTime)} else 0 end)`,
} as const;

function whens(classes: Readonly<Record<string, ReaderClass>>): string {
  return Object.entries(classes)
    .map(([word, reader]) => `when '${word}' then ${rank(reader)}`)
    .join(" ");
}
