/** Text in columns, as terminals show it: a syllable of Hangul or another wide character takes two places. */
import { patternOnDemand } from "#core/input/pattern-on-demand.ts";

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** What is drawn over the character before it: marks, the medial and final letters of a decomposed syllable of Hangul, and the marks of colours. */
const none = patternOnDemand("[\\p{Mn}\\p{Me}\\u1160-\\u11ff\\ud7b0-\\ud7ff\\ufdd0-\\ufdef]", "u");

/** Latin letters, and the dashes, quotes and dots of every language. */
const narrow = /^[\0-\u02ff\u2010-\u2027\u2030-\u205e]*$/;

/** The places that a line takes. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (narrow.test(character)) return 1;
  return wide.test(character) ? 2 : none().test(character) ? 0 : 1;
}

/** A text with spaces behind it up to a width. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

type Rows = readonly (readonly string[])[];

/** Rows whose columns are as wide as their widest cell. */
export function inColumns(rows: Rows): string {
  return rowsOfWidths(rows, naturalWidths(rows)).join("\n");
}

/** Each row as a text of one or several lines, no wider than a terminal: the widest columns give way and their cells wrap. `null` is any width. */
export function fittedRows(rows: Rows, width: number | null): readonly string[] {
  const widths = naturalWidths(rows);
  return rowsOfWidths(rows, width === null ? widths : narrowed(widths, width));
}

function naturalWidths(rows: Rows): readonly number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  return widths;
}

const gap = "  ";
const narrowest = 6;

/** Takes one place after the other from the widest column, down to what can still be read. */
function narrowed(widths: readonly number[], width: number): readonly number[] {
  const left = [...widths];
  let excess = left.reduce((sum, one) => sum + one, gap.length * (left.length - 1)) - width;
  for (; excess > 0; excess--) {
    const widest = Math.max(...left);
    if (widest <= narrowest) break;
    left[left.indexOf(widest)] = widest - 1;
  }
  return left;
}

function rowsOfWidths(rows: Rows, widths: readonly number[]): readonly string[] {
  return rows.map((row) => {
    const cells = row.map((cell, column) => wrapped(cell, widths[column] ?? 0));
    const height = Math.max(1, ...cells.map(({ length }) => length));
    const lines = Array.from({ length: height }, (_, line) =>
      cells
        .map((cell, column) => padded(cell[line] ?? "", widths[column] ?? 0))
        .join(gap)
        .trimEnd(),
    );
    return lines.join("\n");
  });
}

/** A text as lines that are no wider, broken at spaces, and inside a word that is wider by itself. */
export function wrapped(text: string, width: number): readonly string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  for (const word of text.split(" ").flatMap((one) => piecesOf(one, width))) {
    const line = lines.at(-1);
    if (line === undefined || widthOf(line) + 1 + widthOf(word) > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

function piecesOf(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width || width < 2) return [word];
  const pieces = [""];
  for (const character of word) {
    const last = pieces.at(-1) ?? "";
    if (widthOf(last) + widthOfCharacter(character) > width) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces;
}
