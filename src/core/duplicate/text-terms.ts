/**
 * A report's text as terms that survive another wording, another spelling and another language: words, pairs of syllables of scripts that are written
 * with or without blanks, names of code, and letter runs within words. Terms are numbers, so that what is kept of a text is not the text.
 */
import { foldForSearch } from "#core/search/search-text.ts";
import { isFuzzEntry, isMachinery } from "#core/duplicate/machinery.ts";

/** Terms in ascending order, and how often each stands in the text. The two lowest bits of a term are its {@link TermClass}. */
export type TextTerms = { readonly terms: Int32Array; readonly counts: Uint8Array; readonly total: number };

/** What a term was cut from. */
export const termClasses = { word: 0, syllables: 1, code: 2, letters: 3 } as const;
type TermClass = (typeof termClasses)[keyof typeof termClasses];

const most = { text: 16 * 1024, terms: 192, codeNames: 24, letterRuns: 64, word: 40, run: 4 } as const;

/** FNV-1a, with the class in the lowest bits. */
export function termOf(text: string, kind: TermClass): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash & ~3) | kind;
}

/** Addresses, sizes, hashes and times: every run of a program has others. */
const passing = /^(?:0x)?[0-9a-f]{6,}$|^\d+$|^0x/;
const segments = /[\u2e80-\uffff]+|[^ \u2e80-\uffff]+/g;

/** The terms of a text, which is cut; the names of code in it first, so that a long text loses its commonest part. */
export function textTerms(text: string, names: readonly string[]): TextTerms {
  const counts = new Map<number, number>();
  const add = (term: number) => {
    if (counts.size < most.terms || counts.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  };
  const read = text.slice(0, most.text);
  for (const name of names) add(termOf(name, termClasses.code));
  const parts = foldForSearch(read).match(segments) ?? [];
  const words = parts.filter((part) => part.charCodeAt(0) < 0x2e80 && part.length > 1 && !passing.test(part));
  for (const part of parts)
    if (part.charCodeAt(0) >= 0x2e80)
      for (const pair of pairsIn(part)) add(termOf(pair, termClasses.syllables));
    else if (part.length > 1 && !passing.test(part)) add(termOf(part.slice(0, most.word), termClasses.word));
  let runs = 0;
  for (const word of words.filter(({ length }) => length > most.run + 1))
    for (
      let at = 0;
      at + most.run <= Math.min(word.length, most.word) && runs < most.letterRuns;
      at += 2, runs++
    )
      add(termOf(word.slice(at, at + most.run), termClasses.letters));
  return sorted(counts);
}

function sorted(counts: ReadonlyMap<number, number>): TextTerms {
  const terms = Int32Array.from(counts.keys()).sort();
  const many = Uint8Array.from(terms, (term) => Math.min(255, counts.get(term) ?? 0));
  return { terms, counts: many, total: many.reduce((sum, count) => sum + count, 0) };
}

function* pairsIn(segment: string): Iterable<string> {
  for (let at = 0; at + 2 <= segment.length; at++) yield segment.slice(at, at + 2);
  if (segment.length === 1) yield segment;
}

const name = /[A-Za-z_$][A-Za-z0-9_$]*(?:(?:::~?|->)[A-Za-z_$][A-Za-z0-9_$]*|\.[A-Za-z0-9_$]+)*\(?/g;
const code = /[a-z0-9]_+[A-Za-z0-9]|[a-z][A-Z]|^[A-Za-z]{2,}\d|\($/;
const fileEnding = /\.(?:c|h|cc|cpp|cxx|hpp|m|mm|rs|go|py|js|ts|java|kt|cs|php|rb|swift|asm|s)$/i;
const engine =
  /sanitizer|libfuzzer|afl|honggfuzz|^x86_64|^(?:utf|sha|md|int|uint|size|cwe|cve)_?\d*(?:_t)?$/i;

/**
 * Names that only code has, in small letters, each as often as it stands: files, and functions and types by their last part, which are known by a sign within
 * or behind them.
 */
export function codeNames(text: string): readonly string[] {
  const out: string[] = [];
  const kinds = new Set<string>();
  for (const [written] of text.slice(0, most.text).matchAll(name))
    for (const part of partsOfName(written)) {
      const folded = part.toLowerCase();
      if (!kinds.has(folded) && kinds.size >= most.codeNames * 4) continue;
      kinds.add(folded);
      out.push(folded);
    }
  return out;
}

/** A file's name whole; of a qualified name the last two parts; of another one itself, where it has a sign of code. */
function partsOfName(written: string): readonly string[] {
  if (written.length > 200 || engine.test(written) || isFuzzEntry(written)) return [];
  if (fileEnding.test(written)) return [written];
  const plain = written.replace(/\($/, "");
  const parts = plain.split(/::~?|->|\./).slice(-2);
  const isQualified = /::|->/.test(plain) || plain.split(".").length > 2;
  const known = isQualified ? parts : parts.filter((part) => code.test(part) || code.test(written));
  return known.filter((part) => part.length > 2 && !isMachinery(part.replace(/^_+/, "")));
}

/** The names of code, each once, in the order of the text: what is kept of them, and shown where two texts share some. */
export function distinctNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, most.codeNames);
}

/** The names under which a text would mention a function: its last part, and before that the type that it belongs to. */
export function mentionNames(functionName: string): readonly string[] {
  const parts = functionName
    .toLowerCase()
    .split(/::~?|->|\.|\//)
    .filter((part) => part.length > 2);
  return parts.slice(-2).reverse();
}
