/** Whether lines are a crash state that stands alone in a file, a place in code a line, and not a short text of sentences. */

/** ClusterFuzz's states have three lines, each cut at 80 letters; some room is left. */
const longest = { lines: 8, letters: 8192 } as const;

/** A name as only code has it: qualified, called, with a sign or a capital within, or a file. */
const codeName = /^Bad-cast to |::|[\w$]\(|_|[a-z\d][A-Z]|[A-Za-z]\d|[<>=&|]|\.[A-Za-z]{1,4}(?:$|\s)|^NULL$/;
/** One word, which may be a plain name; a sentence of one word ends with a mark. */
const oneName = /^[A-Za-z_$~/]\S*(?<![.!?,:;])$/;
const checkIn = / in [\w./-]+\.[A-Za-z]{1,4}$/;
const mostWords = 3;

/** A sentence about code is no place in it; a failed check says in which file it stands. */
function isOfCode(line: string): boolean {
  const words = line.split(" ").filter((word) => /^[A-Za-z]{2,}[.,]?$/.test(word)).length;
  return codeName.test(line) && (words <= mostWords || checkIn.test(line));
}

/** Whether these lines, none of them empty, are a state. Of the lines most are places; where one is of plain words, one of the others must be a name that only code has. */
export function isBareState(lines: readonly string[]): boolean {
  const letters = lines.reduce((sum, line) => sum + line.length, 0);
  if (lines.length === 0 || lines.length > longest.lines || letters > longest.letters) return false;
  const known = lines.map((line) => line.trim());
  const ofCode = known.filter(isOfCode).length;
  const plain = known.filter((line) => !isOfCode(line) && oneName.test(line)).length;
  return (ofCode > 0 || plain === lines.length) && (ofCode + plain) * 2 >= lines.length;
}
