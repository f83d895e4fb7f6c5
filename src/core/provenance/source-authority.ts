/**
 * Who may speak for what: a document (`bongsu.sources/1`) that a room loads. A source speaks for catalogues, for ids by how they begin, for publishers;
 * what it brings comes by its own importers, or from its own addresses. What no source speaks for, everybody may bring who may import.
 */
import {
  addProblem,
  type Cursor,
  isObject,
  itemsAt,
  memberAt,
  openDocument,
  pointerOf,
  requiredNameAt,
  textsAt,
} from "#core/input/json-cursor.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";

/** The type of the document. */
export const sourcesType = "bongsu.sources/1";

/** One source. */
type FeedSourceRule = {
  readonly id: string;
  /** How the ids begin that are its own: `GHSA-`, `CVE-`. Letter case does not count. */
  readonly ids: readonly string[];
  /** Publishers as documents name them: a CSAF name space, a CVE's assigner, a database of OSV. */
  readonly publishers: readonly string[];
  /** Catalogues of exploited vulnerabilities, `epss` for scores, `completeness` for statements that a feed is whole. */
  readonly catalogues: readonly string[];
  /** Who brings its records: operators' and tokens' ids, `room` for the command on the room's own machine. Empty: everybody who may import. */
  readonly importers: readonly string[];
  /** How the paths begin from which they come, addresses or folders. Empty: any. */
  readonly from: readonly string[];
};

/** The sources of a room, in the document's order. */
export type SourceAuthority = readonly FeedSourceRule[];

/** What is spoken for. */
type SourceSubject = {
  readonly id?: string;
  readonly publishers?: readonly string[];
  readonly catalogue?: string;
};

/** Who brings it, and from where. */
type Bringer = { readonly importer: string; readonly path: string };

/** How a bringer stands to a thing: its source; a stranger, as others speak for it; or nobody speaks for it. */
export type SourceRelation = "source" | "stranger" | "unclaimed";

/** The name under which the command on the room's own machine brings records. */
export const roomImporter = "room";

/** Whether who brings a thing speaks for it. */
export function sourceRelation(
  authority: SourceAuthority,
  about: SourceSubject,
  bringer: Bringer,
): SourceRelation {
  const owners = authority.filter((source) => speaksFor(source, about));
  if (owners.length === 0) return "unclaimed";
  return owners.some((source) => isBroughtBy(source, bringer)) ? "source" : "stranger";
}

function speaksFor(source: FeedSourceRule, { id, publishers = [], catalogue }: SourceSubject): boolean {
  if (catalogue !== undefined) return source.catalogues.includes(catalogue);
  const upper = id?.toUpperCase() ?? "";
  return (
    source.ids.some((start) => upper.startsWith(start.toUpperCase())) ||
    publishers.some((one) => source.publishers.includes(one))
  );
}

function isBroughtBy({ importers, from }: FeedSourceRule, { importer, path }: Bringer): boolean {
  const byName = importers.length === 0 || importers.includes(importer);
  return byName && (from.length === 0 || from.some((start) => path.startsWith(start)));
}

const members = new Set(["id", "ids", "publishers", "catalogues", "importers", "from"]);

/** Reads the document; every finding at its place. */
export function readSources(document: unknown): Parsed<SourceAuthority> {
  const root = openDocument(document);
  if (!isObject(document) || document["type"] !== sourcesType)
    addProblem(memberAt(root, "type"), "type-unknown", `expected a document of type ${sourcesType}`);
  const sources = itemsAt(memberAt(root, "sources")).map(sourceAt);
  const repeated = sources.filter((one, at) => sources.findIndex(({ id }) => id === one.id) !== at);
  for (const { id } of repeated)
    addProblem(memberAt(root, "sources"), "id-repeated", `the source ${id} is there twice`);
  return root.problems.length > 0 ? { ok: false, findings: root.problems } : parsed(sources);
}

function sourceAt(place: Cursor): FeedSourceRule {
  const listed = (name: string): readonly string[] => textsAt(memberAt(place, name));
  for (const name of isObject(place.value) ? Object.keys(place.value) : [])
    if (!members.has(name)) place.problems.push(unknownMember(place, name));
  const rule = {
    id: requiredNameAt(memberAt(place, "id")),
    ids: listed("ids"),
    publishers: listed("publishers"),
    catalogues: listed("catalogues"),
    importers: listed("importers"),
    from: listed("from"),
  };
  if (rule.ids.length + rule.publishers.length + rule.catalogues.length === 0)
    addProblem(place, "nothing-spoken-for", "expected ids, publishers or catalogues that it speaks for");
  if (rule.importers.length + rule.from.length === 0)
    addProblem(place, "nobody-named", "expected importers, or from where its records come");
  return rule;
}

function unknownMember(place: Cursor, name: string): Finding {
  const at = pointerOf(memberAt(place, name));
  return { at, code: "member-unknown", message: `expected one of ${[...members].join(", ")}` };
}
