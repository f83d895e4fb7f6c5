/** What somebody wrote in a mail, apart from what it quotes and its signature. Nothing is thrown away: the whole text is kept beside it. */

/** `own`: what was written for this mail; `whole`: everything, where that is more. */
export type FoldedText = { readonly own: string; readonly whole: string | null };

const quoted = /^\s{0,3}>/;
/** A line that programs put above a message which they append whole, whatever its language. */
const appended = /^(?:-{3,}[^-].{0,80}[^-]-{3,}|_{20,})\s{0,4}$/;
const headerLike = /^\*{0,2}[^\s:][^:]{0,20}\*{0,2}\s?: ?\S/;
const signature = /^-- ?$/;

/** The text of a mail, folded. Only what is surely quoted is: a doubt leaves a line where it is. */
export function foldText(text: string): FoldedText {
  const whole = text.replaceAll("\r\n", "\n").trim();
  const lines = whole.split("\n");
  const end = lines.findIndex((line, at) => signature.test(line) || isAppended(lines, at));
  const written = end < 0 ? lines : lines.slice(0, end);
  const own = written
    .filter((line, at) => !quoted.test(line) && !introduces(written, at))
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
  return { own, whole: own === whole ? null : whole };
}

/** Whether a whole message follows: a ruled line, and then lines that look like headers. */
function isAppended(lines: readonly string[], at: number): boolean {
  if (!appended.test(lines[at] ?? "")) return false;
  const next = lines.slice(at + 1, at + 6).filter((line) => line.trim() !== "");
  return next.length >= 2 && next.slice(0, 2).every((line) => headerLike.test(line));
}

/** Whether a line says who wrote the quotation that follows: it ends with a colon, and at most one empty line stands between. Such a line may be broken once. */
function introduces(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  if (line.trim() === "" || line.length > 200) return false;
  const from = line.trimEnd().endsWith(":")
    ? at
    : (lines[at + 1] ?? "").trimEnd().endsWith(":")
      ? at + 1
      : -1;
  if (from < 0 || (from > at && !line.includes("@") && !/\d/.test(line))) return false;
  const next = (lines[from + 1] ?? "").trim() === "" ? from + 2 : from + 1;
  return quoted.test(lines[next] ?? "");
}
