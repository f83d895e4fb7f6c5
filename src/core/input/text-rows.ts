/** Rows of words as tables are written in the code: one line a row. */

/** Rows from lines of keys parted by blanks. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split(/\s+/));
}

/** Rows from words in which every character is one key. */
export function rowsOfWords(text: string): readonly (readonly string[])[] {
  return rowsOf(text)
    .flat()
    .map((word) => Array.from(word));
}
