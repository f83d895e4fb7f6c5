/**
 * The second file of a pack: what people are shown about an advisory, one JSON record each, read only for what matched.
 * Verdicts are made on ranges as keys (`build-pack.ts`, `open-pack.ts`).
 */
import type { Advisory, DecisionInputs, ExcusedVersions, Severity } from "#core/advisory.ts";
import type { TextByLanguage } from "#core/text.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { detailsHeaderLength, detailsMagic, longestDetails, packVersion } from "#core/pack/layout.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { Interval } from "#core/version/range.ts";

/** An exploitation score (EPSS) and its day; packs of older programs say no day. */
type DatedScore = { readonly score: number; readonly percentile: number; readonly date?: string };

/** What outside catalogues say about an advisory, by CVE id (upper case); values of the newest known state. */
export type PackContext = {
  /** CVE to the date (`YYYY-MM-DD`) of its listing as known exploited. */
  readonly exploited?: ReadonlyMap<string, string>;
  /** CVE to its exploitation score. */
  readonly scores?: ReadonlyMap<string, DatedScore>;
  /** Whether any catalogue of known exploited vulnerabilities is at hand; that one lists something says so too. */
  readonly catalogueKnown?: boolean;
};

/** One way in which an advisory affects products: several products of an advisory often share it. */
export type DetailsPart = {
  readonly scheme: string;
  /** The readable intervals, in the order of the entry's intervals. */
  readonly intervals: readonly Interval[];
  readonly fixed: readonly string[];
  /** Versions that are compared as text, since their scheme has no key for them or its key only narrows. */
  readonly texts: readonly string[];
  /** Versions that the source itself states as not affected. */
  readonly excused?: readonly ExcusedVersions[];
  /** The source says nothing of any other version: its entry is there for what it excuses, and undecidable for who does not know of that. */
  readonly silent?: true;
  /** As in `Affected`; absent in packs of 0.1.0, whose agents pass them over. */
  readonly channel?: string;
  readonly word?: string;
  readonly noFix?: true;
};

/** The details of one advisory as one source published it. */
export type AdvisoryDetails = {
  readonly id: string;
  readonly format: Advisory["format"];
  readonly publisher: string;
  readonly aliases: readonly string[];
  readonly published: string | null;
  readonly title: TextByLanguage;
  readonly severities: readonly Severity[];
  readonly decision: DecisionInputs;
  /**
   * Date of the known-exploited listing of the advisory or of an alias; `false` when a catalogue is at hand that does not list it, `null` when
   * nothing is known (packs of older programs never say `false`).
   */
  readonly kev: string | false | null;
  readonly epss: DatedScore | null;
  readonly references: readonly string[];
  readonly parts: readonly DetailsPart[];
  /** Names of products as the source writes them, where their ids give others; absent where there is none, and in packs of older programs. */
  readonly labels?: readonly string[];
};

/**
 * Where details are read from: `read(offset, length)` gives exactly those bytes, or fewer where the file ends.
 * It is synchronous, so that a file on disk is read in place and a file in memory is sliced.
 */
export type DetailsSource = {
  readonly length: number;
  readonly read: (offset: number, length: number) => Uint8Array;
};

/** Details held in memory. */
export function detailsInMemory(bytes: Uint8Array): DetailsSource {
  return { length: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** Checks that a source begins as a details file of this version. */
export function checkDetails(source: DetailsSource): Parsed<DetailsSource> {
  const head = source.read(0, detailsHeaderLength);
  if (head.length < detailsHeaderLength || detailsMagic.some((byte, i) => head[i] !== byte))
    return failed("byte 0", "details-magic", "this is not a details file of a pack");
  const version = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(8, true);
  if (version !== packVersion)
    return failed(
      "byte 8",
      "details-version",
      `details of version ${version}; this program reads ${packVersion}`,
    );
  return parsed(source);
}

/** Reads the record of an advisory (its number in the match file), checking its place, its CRC (by `check`) and its form. */
export function readDetails(
  source: DetailsSource,
  advisory: number,
  check: (bytes: Uint8Array) => number = crc32,
): Parsed<AdvisoryDetails> {
  const row = detailsHeaderLength + 4 * advisory;
  const place = source.read(row, 8);
  if (place.length < 8) return failed(`byte ${row}`, "details-bounds", "the table of records ends too early");
  const view = new DataView(place.buffer, place.byteOffset, 8);
  const [offset, end] = [view.getUint32(0, true), view.getUint32(4, true)];
  const at = `byte ${offset}`;
  const length = end - offset;
  if (offset < row + 8 || length < 4 || length > longestDetails + 4 || end > source.length)
    return failed(at, "details-bounds", "the record does not lie inside the details file");
  const bytes = source.read(offset, length);
  if (bytes.length !== length) return failed(at, "details-bounds", "the details file ends inside the record");
  const stated = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const body = bytes.subarray(4);
  if (check(body) !== stated) return failed(at, "details-damaged", "the record's check does not agree");
  return readRecord(body, at);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function readRecord(body: Uint8Array, at: string): Parsed<AdvisoryDetails> {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    return failed(at, "details-json", "the record is not JSON in UTF-8");
  }
  if (!isDetails(value)) return failed(at, "details-form", "the record is not an advisory's details");
  return parsed(value);
}

function isDetails(value: unknown): value is AdvisoryDetails {
  if (typeof value !== "object" || value === null) return false;
  const { id, publisher, aliases, title, severities, decision, references, parts, labels } =
    value as AdvisoryDetails;
  return (
    typeof id === "string" &&
    typeof publisher === "string" &&
    areTexts(aliases) &&
    isObject(title) &&
    Array.isArray(severities) &&
    isObject(decision) &&
    areTexts(references) &&
    Array.isArray(parts) &&
    parts.every(isPart) &&
    (labels === undefined || areTexts(labels))
  );
}

function isPart(value: unknown): value is DetailsPart {
  if (!isObject(value)) return false;
  const { scheme, intervals, fixed, texts, channel, word, excused = [] } = value as DetailsPart;
  return (
    typeof scheme === "string" &&
    Array.isArray(intervals) &&
    intervals.every(isInterval) &&
    areTexts(fixed) &&
    areTexts(texts) &&
    isWordOrNone(channel) &&
    isWordOrNone(word) &&
    Array.isArray(excused) &&
    excused.every(isExcuse)
  );
}

function isExcuse(value: unknown): value is ExcusedVersions {
  if (!isObject(value)) return false;
  const { status, justification, intervals, versions } = value as ExcusedVersions;
  const isWorded =
    typeof status === "string" && (justification === undefined || typeof justification === "string");
  return isWorded && Array.isArray(intervals) && intervals.every(isInterval) && areTexts(versions);
}

function isWordOrNone(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

function isInterval(value: unknown): value is Interval {
  if (!isObject(value)) return false;
  const { from, to, fromIncluded, toIncluded } = value as Interval;
  return isEnd(from) && isEnd(to) && typeof fromIncluded === "boolean" && typeof toIncluded === "boolean";
}

function isEnd(value: unknown): boolean {
  return value === null || typeof value === "string";
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
