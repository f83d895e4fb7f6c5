/**
 * Text made findable by its parts, for any database: folded alike on both sides and cut into what an index of whole words can hold. Scripts that write
 * with or without spaces are cut into pairs of syllables; of words of other scripts each different one is in a vocabulary, by the pieces of three letters
 * that it is made of. The folded text decides.
 */

/** A record as it is searched. */
export type SearchableRecord = {
  /** Its id and other names. */
  readonly ids: readonly string[];
  /** What products are called, each in its several spellings. */
  readonly names: readonly string[];
  readonly titles: readonly string[];
  /** Longer texts: the words in them are found from their beginning. */
  readonly texts: readonly string[];
};

/** What an index holds of a record. */
type SearchText = {
  /** Ids, names and titles folded, each between blanks. Parts of words are looked for here. */
  readonly heads: string;
  /** What the index holds: words as they are, pairs of syllables behind `~`, whole names behind `=`. */
  readonly lexemes: readonly string[];
  /** Those of them that the vocabulary needs. */
  readonly words: readonly string[];
};

const limits = { ids: 10, names: 60, name: 120, heads: 2000, text: 800, word: 40 } as const;

const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const between = /[^\p{L}\p{N}\p{M}]+/gu;
/** Scripts that a reader of Korean, Chinese or Japanese writes with or without spaces. */
const spaceless = /(?<=[\u2e80-\ud7ff\uf900-\ufaff]) (?=[\u2e80-\ud7ff\uf900-\ufaff])/g;
const isAscii = /^[\0-\x7f]*$/;

/**
 * The text in one form: compatibility and composed forms, letter case, signs between words and what nobody sees make no difference, nor do blanks
 * between syllables of scripts that need none.
 */
export function foldForSearch(text: string): string {
  if (isAscii.test(text))
    return text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, " ")
      .trim();
  const folded = text.toWellFormed().normalize("NFKC").toLowerCase().normalize("NFKC");
  return folded.replaceAll(unseen, "").replaceAll(between, " ").replaceAll(spaceless, "").trim();
}

/** Makes a record findable. Bounded, however much the record holds. */
export function searchTextOf({ ids, names, titles, texts }: SearchableRecord): SearchText {
  const words = new Set<string>();
  const lexemes = new Set<string>();
  const heads: string[] = [];
  let room: number = limits.heads;
  const add = (text: string): string => {
    const folded = room <= 0 ? "" : foldForSearch(text.slice(0, room));
    if (folded === "") return "";
    heads.push(folded);
    room -= folded.length + 1;
    addSegments({ words, lexemes }, folded);
    return folded;
  };
  for (const id of ids.slice(0, limits.ids)) add(id);
  for (const title of titles) add(title.slice(0, limits.text));
  for (const name of [...new Set(names)].slice(0, limits.names)) {
    const folded = add(name.slice(0, limits.name));
    if (folded !== "") lexemes.add(`=${folded}`);
  }
  for (const text of texts) addSegments({ words, lexemes }, foldForSearch(text.slice(0, limits.text)));
  const said = heads.length === 0 ? "" : ` ${heads.join(" \n ")} `;
  return { heads: said, lexemes: [...words, ...lexemes], words: [...words] };
}

type Segments = { readonly words: Set<string>; readonly lexemes: Set<string> };

function addSegments({ words, lexemes }: Segments, folded: string): void {
  for (const segment of segmentsOf(folded))
    if (!isSpaceless(segment)) words.add(segment.slice(0, limits.word));
    else for (let at = 0; at < segment.length; at++) lexemes.add(`~${pieceAt(segment, at, 2)}`);
}

const segments = /[\u2e80-\uffff]+|[^ \u2e80-\uffff]+/g;

/** Runs of letters and digits of a folded text, apart where a script with spaces meets one without. */
function segmentsOf(folded: string): readonly string[] {
  return isAscii.test(folded)
    ? folded.split(" ").filter((one) => one !== "")
    : (folded.match(segments) ?? []);
}

function isSpaceless(segment: string): boolean {
  return segment.charCodeAt(0) >= 0x2e80;
}

/** A piece of a segment; of a letter in two halves that was cut through nothing is left that a database could not hold. */
function pieceAt(segment: string, at: number, length: number): string {
  return segment.slice(at, at + length).toWellFormed();
}

/** The pieces by which a word of the vocabulary is found. */
export function piecesOfWord(word: string): readonly string[] {
  return [...new Set(Array.from(word, (_, at) => pieceAt(word, at, 3)))];
}

/** One word of what somebody typed, as it is looked for. */
export type SearchWord = {
  /** Folded: a part of the heads. */
  readonly part: string;
  /** What it is made of: syllables, and words of which the vocabulary may hold longer ones. */
  readonly syllables: readonly string[];
  readonly words: readonly string[];
};

/** The words that were typed, each once; none where nothing could be looked for. */
export function searchWords(typed: string): readonly SearchWord[] {
  const parts = typed.normalize("NFKC").split(/\s+/).map(foldForSearch);
  return [...new Set(parts)].flatMap((part) => {
    const of = segmentsOf(part);
    return of.length === 0
      ? []
      : [{ part, syllables: of.filter(isSpaceless), words: of.filter((one) => !isSpaceless(one)) }];
  });
}

// Conditions in the form of PostgreSQL's `tsquery`. What is quoted holds letters, digits and blanks alone, so that nothing in it is a sign of the query.

/** What every record meets that holds these syllables, one behind the other. */
export function syllablesCondition(segment: string): string {
  if (segment.length === 1) return `${quoted(`~${segment}`)}:*`;
  const pairs = Array.from({ length: segment.length - 1 }, (_, at) => pieceAt(segment, at, 2));
  return [...new Set(pairs)].map((pair) => quoted(`~${pair}`)).join(" & ");
}

/** What every word of the vocabulary meets that holds this one, two letters long or longer; one letter stands nearly everywhere, and is only itself. */
export function vocabularyCondition(word: string): string | null {
  if (word.length < 2) return null;
  if (word.length === 2) return `${quoted(word)}:*`;
  return piecesOfWord(word)
    .filter((piece) => piece.length === 3)
    .map(quoted)
    .join(" & ");
}

/** What every record meets that holds one of these words, the first as the beginning of one where it is three letters long. */
export function wordsCondition(word: string, longer: readonly string[]): string {
  const own = quoted(word.slice(0, limits.word));
  return [word.length < 3 ? own : `${own}:*`, ...longer.map(quoted)].join(" | ");
}

/** The condition for records on a product of exactly this name. */
export function nameCondition(typed: string): string {
  return quoted(`=${foldForSearch(typed)}`);
}

function quoted(lexeme: string): string {
  return `'${lexeme}'`;
}
