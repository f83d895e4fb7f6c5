/** A frame as sanitizers and gdb print it: `#0 0x4f in function file:line:column`, `#0 0x4f in function (module+0x1)` or `#0 0x4f (module+0x1)`. */
import { matchAt } from "#core/crash/scan.ts";

/** The parts of a frame; `text` is what counts in the state, function and place together. */
type SanitizerFrame = {
  readonly id: number;
  readonly text: string;
  readonly function: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly module: string | null;
  readonly hasModuleOffset: boolean;
};

/** How many words from the end are tried as the place of a frame. */
const mostWords = 256;

const head = /^\s*#(\d+)\s+([xX0-9a-fA-F]+)\s+/;

/** Reads a frame; null where the line is none. */
export function sanitizerFrame(line: string): SanitizerFrame | null {
  const start = head.exec(line);
  if (start === null) return null;
  const rest = line.slice(start[0].length);
  const id = Number(start[1]);
  if (rest.startsWith("in")) return named(id, rest);
  return rest.startsWith("(") ? unnamed(id, rest) : null;
}

const offset = /\+[xX0-9a-fA-F]+$/;

function named(id: number, rest: string): SanitizerFrame {
  const begin = 2 + (rest.slice(2).length - rest.slice(2).trimStart().length);
  const places = placesIn(rest, begin);
  const place =
    places.find(({ at }) => at > begin && offset.test(rest.slice(Math.max(begin, at - 64), at))) ?? places[0];
  if (place === undefined) return withoutPlace(id, rest, begin);
  return {
    id,
    text: rest.slice(0, place.end),
    function: functionOf(rest.slice(begin, place.at)),
    file: place.file,
    line: place.line,
    module: place.module,
    hasModuleOffset: place.hasOffset,
  };
}

function functionOf(text: string): string | null {
  const name = text.replace(offset, "").trim();
  return name === "" ? null : name;
}

/** With a function alone; what follows its offset is left out. */
function withoutPlace(id: number, rest: string, begin: number): SanitizerFrame {
  const plus = lastOffset(rest, begin);
  const text = plus === null ? rest : rest.slice(0, plus.end);
  const name = rest.slice(begin, plus === null ? undefined : plus.at).trim();
  const none = { file: null, line: null, module: null, hasModuleOffset: false };
  return { id, text, function: name === "" ? null : name, ...none };
}

type Span = { readonly at: number; readonly end: number };

/** The last `+0x1`. */
function lastOffset(text: string, from: number): Span | null {
  for (let at = text.lastIndexOf("+"); at >= from; at = at === 0 ? -1 : text.lastIndexOf("+", at - 1)) {
    const match = matchAt(text, at + 1, /[xX0-9a-fA-F]+/y);
    if (match !== null) return { at, end: at + 1 + match[0].length };
  }
  return null;
}

/** Without a function: the module, up to the last bracket. */
function unnamed(id: number, rest: string): SanitizerFrame | null {
  const close = rest.lastIndexOf(")");
  if (close < 1) return null;
  const plus = lastOffset(rest.slice(0, close), 1);
  const exact = plus !== null && plus.end === close ? plus : offsetBeforeBracket(rest);
  const end = exact === null ? close + 1 : exact.end + 1;
  const module = rest.slice(1, exact === null ? close : exact.at);
  return {
    id,
    text: rest.slice(0, end),
    function: null,
    file: null,
    line: null,
    module: module === "" ? null : module,
    hasModuleOffset: exact !== null,
  };
}

/** The last `+0x1)`. */
function offsetBeforeBracket(text: string): Span | null {
  const match = [...text.matchAll(/\+[xX0-9a-fA-F]+(?=\))/g)].at(-1);
  return match === undefined ? null : { at: match.index, end: match.index + match[0].length };
}

type PlaceOfFrame = Span & {
  readonly file: string | null;
  readonly line: number | null;
  readonly module: string | null;
  readonly hasOffset: boolean;
};

/** Every place that a word after a blank gives, the last first. */
function placesIn(rest: string, from: number): readonly PlaceOfFrame[] {
  const places: PlaceOfFrame[] = [];
  let bracketsLeft = 8;
  for (
    let at = rest.lastIndexOf(" "), words = 0;
    at >= from && words < mostWords;
    at = rest.lastIndexOf(" ", at - 1), words += 1
  ) {
    const bracketed = rest.charAt(at + 1) === "(" && bracketsLeft-- > 0;
    const place = fileAt(rest, at) ?? (bracketed ? moduleAt(rest, at) : null);
    if (place !== null) places.push(place);
    if (at === 0) break;
  }
  return places;
}

/** `path:line:column` or `path:line`, the last that the word holds. */
function fileAt(rest: string, at: number): PlaceOfFrame | null {
  const end = rest.indexOf(" ", at + 1);
  const word = rest.slice(at + 1, end < 0 ? undefined : end);
  const numbers = [...word.matchAll(/:(\d+)/g)];
  const last = numbers.at(-1);
  const both = numbers.findLastIndex((each, index) => {
    const next = numbers[index + 1];
    return next !== undefined && next.index === each.index + each[0].length && each.index > 0;
  });
  const first = both >= 0 ? numbers[both] : last;
  const final = both >= 0 ? numbers[both + 1] : last;
  if (first === undefined || final === undefined || first.index === 0) return null;
  return {
    at,
    end: at + 1 + final.index + final[0].length,
    file: word.slice(0, first.index),
    line: Number(first[1]),
    module: null,
    hasOffset: false,
  };
}

/** `(module+0x1)` or what else stands in brackets. */
function moduleAt(rest: string, at: number): PlaceOfFrame | null {
  const start = at + 2;
  const plus = rest.indexOf("+", start);
  const match = plus > start ? matchAt(rest, plus, /\+[xX0-9a-fA-F]+\)/y) : null;
  if (match !== null)
    return {
      at,
      end: plus + match[0].length,
      file: null,
      line: null,
      module: rest.slice(start, plus),
      hasOffset: true,
    };
  const close = rest.lastIndexOf(")", plus < 0 ? undefined : plus - 1);
  return close <= start
    ? null
    : { at, end: close + 1, file: null, line: null, module: rest.slice(start, close), hasOffset: false };
}
