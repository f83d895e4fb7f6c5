/**
 * Ranges as publishers write them where a standard leaves the text free (a CSAF branch, a CVE version): vers, or one of the few plain
 * ways (`< V1.2`, `>= 1 | <= 3`, `before 2.1`, `All versions`). What is not exactly one of them is not guessed at.
 */
import { type Interval, everyVersion } from "#core/version/range.ts";
import { type VersRange, parseVers } from "#core/version/vers.ts";

/** Versions that a text names: intervals, and single versions. */
type PlainVersions = { readonly intervals: readonly Interval[]; readonly versions: readonly string[] };

/** A bound; `written` is its version with the mark that publishers put before it, as a list may have it. */
type Bound = {
  readonly operator: "<" | "<=" | ">" | ">=" | "=";
  readonly version: string;
  readonly written: string;
};

const longest = 400;

/** Reads the text, or `null`; `bare` tells what a version without an operator is outside vers: a single version, or unreadable. */
export function readPlainRange(written: string, bare: "single" | "unreadable"): PlainVersions | null {
  const plain = written.trim();
  const type = /^vers:[a-z0-9.-]{1,40}\//i.exec(plain)?.[0];
  if (type === undefined) return readWords(plain, bare);
  const rest = plain.slice(type.length);
  const vers = parseVers(type.toLowerCase() + rest);
  return vers.ok && isReadable(vers.value) ? meaningOf(vers.value) : readWords(rest, "single");
}

/** Whether the scheme of a range reads the versions that stand alone; its bounds have been read. */
function isReadable({ scheme, constraints }: VersRange): boolean {
  return constraints.every(({ comparator, version }) => comparator !== "=" || scheme.key(version) !== null);
}

/** What a vers range says of a product; a range without any version (`vers:none/*`) says nothing. */
function meaningOf({ constraints, intervals }: VersRange): PlainVersions | null {
  if (intervals.length === 0) return null;
  const listed = new Set(constraints.filter((one) => one.comparator === "=").map((one) => one.version));
  const isListed = (one: Interval): boolean =>
    one.from !== null && one.from === one.to && listed.has(one.from);
  const included = constraints.filter(({ comparator }) => comparator.endsWith("=") && comparator !== "!=");
  const marked = included.map(({ version }) => version).filter((version) => withoutMark(version) !== version);
  return {
    intervals: intervals
      .filter((one) => !isListed(one))
      .map((one) => ({ ...one, from: one.from && withoutMark(one.from), to: one.to && withoutMark(one.to) })),
    versions: [...new Set([...[...listed].map(withoutMark), ...marked])],
  };
}

/**
 * Text that is not vers, or that has its prefix and is refused by it: most publishers of `vers:all/<V13.2` name no scheme, so that what
 * follows the prefix is plain text. Where versions stand alone the text itself is one of them, since a list may have copied it whole.
 */
function readWords(plain: string, bare: "single" | "unreadable"): PlainVersions | null {
  if (plain === "" || plain.length > longest) return null;
  if (plain === "*" || /^all(?: versions?)?$/i.test(plain))
    return { intervals: [everyVersion], versions: [] };
  const bounds = boundsOf(withoutPreamble(plain));
  if (bounds === null || bounds.length === 0) return null;
  if (bare === "unreadable" && bounds.some((bound) => bound.operator === "=" && !plain.includes("=")))
    return null;
  const union = unionOf(bounds);
  if (union === null || bare === "unreadable" || /[<>=≤≥]/.test(plain)) return union;
  return { ...union, versions: [...new Set([...union.versions, plain])] };
}

function withoutPreamble(plain: string): string {
  return plain
    .replace(/^(?:all versions|versions?)\s/i, "")
    .replace(/^(?:before|prior to|earlier than|below)\s/i, "<")
    .replace(/^(?:through|up to and including)\s/i, "<=")
    .replace(/^((?:(?! and )[^<>=]){1,80}) and (?:earlier|below|prior|lower|older)(?: versions?)?$/i, "<=$1");
}

/** The bounds in order; `null` when a word is neither an operator nor a version. */
function boundsOf(plain: string): readonly Bound[] | null {
  const bounds: Bound[] = [];
  const words = plain
    .replaceAll("≤", "<=")
    .replaceAll("≥", ">=")
    .replace(/[|,]/g, " , ")
    .replace(/([<>]=?|=)/g, " $1 ")
    .split(/\s+/)
    .filter((word) => word !== "" && word.toLowerCase() !== "and");
  for (let at = 0; at < words.length; at++) {
    if (words[at] === ",") continue;
    const operator = operatorOf(words[at]);
    if (operator !== null) at++;
    const end = endOfVersion(words, at);
    const version = versionOf(words.slice(at, end));
    const isRunOn =
      operator !== null && end < words.length && words[end] !== "," && operatorOf(words[end]) === null;
    if (version === null || isRunOn) return null;
    bounds.push({ operator: operator ?? "=", version, written: words.slice(at, end).join(" ") });
    at = end - 1;
  }
  return bounds;
}

function operatorOf(word: string | undefined): Bound["operator"] | null {
  return word === "<" || word === "<=" || word === ">" || word === ">=" || word === "=" ? word : null;
}

/** What follows a version behind a blank and belongs to it: `21.1 HF1`, `10 SP2`, `8.0 Update 202`, `3.1 (build 7)`. */
const releaseWord =
  /^\(?(?:hf|hotfix|sp|service|pack|servicepack|u|update|upd|p|pl|patch|level|patchlevel|b|build|r|rev|revision|rc|beta|alpha|cu|mr|ru|su|fp|fix|fixpack|ifix|ep|release|ga|lts)[.:#-]?(\d[0-9a-z.]*)?\)?$/i;

/** The place behind the words of the version that begins at a place: its number, and the words that belong to it. */
function endOfVersion(words: readonly string[], at: number): number {
  let end = at + 1;
  let open = false;
  for (; end < words.length; end++) {
    const word = words[end] as string;
    const named = releaseWord.exec(word);
    if (named === null && !(open && /^#?\d[0-9A-Za-z.]*\)?$/.test(word))) break;
    open = named !== null && named[1] === undefined;
  }
  return end;
}

/** Words that can be a version: the first begins with a letter or digit and has no wildcard, and there is a digit; a leading V before one is dropped. */
function versionOf(words: readonly string[]): string | null {
  const [first = "", ...more] = words;
  const number = withoutMark(first);
  const readable = /^[0-9A-Za-z][0-9A-Za-z.+~:_-]*$/.test(number) && /\d/.test(number);
  return readable && !/(?:^|[._-])[xX](?:$|[._-])/.test(number) ? [number, ...more].join(" ") : null;
}

/** A version without the leading V that publishers put before its number. */
function withoutMark(version: string): string {
  return version.replace(/^[vV]\.?(?=\d)/, "");
}

/** A lower bound opens, the next upper bound closes. Two lowers or two uppers in a row have no plain meaning. */
function unionOf(bounds: readonly Bound[]): PlainVersions | null {
  const intervals: Interval[] = [];
  const versions: string[] = [];
  let lower: Bound | null = null;
  for (const bound of bounds) {
    if (bound.operator === "=") {
      if (lower !== null) return null;
      versions.push(bound.version);
    } else if (bound.operator.startsWith(">")) {
      if (lower !== null) return null;
      lower = bound;
    } else {
      if (lower === null && intervals.length > 0) return null;
      intervals.push(between(lower, bound));
      lower = null;
    }
  }
  if (lower !== null) intervals.push(between(lower, null));
  return { intervals, versions: [...versions, ...markedEnds(bounds)] };
}

/** Included ends that were written with a mark, which some schemes take for a part of the version: they are inside either way. */
function markedEnds(bounds: readonly Bound[]): readonly string[] {
  const included = bounds.filter(({ operator }) => operator === "<=" || operator === ">=");
  return included.flatMap(({ version, written }) => (version === written ? [] : [written]));
}

function between(lower: Bound | null, upper: Bound | null): Interval {
  return {
    from: lower?.version ?? null,
    fromIncluded: lower === null || lower.operator === ">=",
    to: upper?.version ?? null,
    toIncluded: upper === null || upper.operator === "<=",
  };
}
