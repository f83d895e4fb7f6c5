/** Text from outside, made fit to be printed. */

const isPlain = /^[ -~]*$/;
/** What is not printed, as the rest of what is: control characters, marks of direction, what has no width, noncharacters and broken surrogates. */
const unprintable =
  /[^ -~\u00a0-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\u{10ffff}]/gu;

/** Text from outside made safe to print on one line: control characters, direction marks, noncharacters and broken surrogates become U+FFFD; long text is cut. */
export function printable(text: string, longest = 200): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return isPlain.test(cut) ? cut : cut.replaceAll(unprintable, "\ufffd");
}

/** Whether {@link printable} would leave the text as it is. */
export function isPrintable(text: string): boolean {
  return text.search(unprintable) < 0;
}

const unprintableInLines =
  /(?![\n\t]|\r\n)[^ -~\u00a0-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u206a-\ud7ff\ue000-\ufefe\uff00-\u{10ffff}]/gu;

/** Text of many lines made safe to print: as {@link printable}, but line ends and tabs stay, and nothing is cut. */
export function printableLines(text: string): string {
  return text.replaceAll(unprintableInLines, "\ufffd");
}

/** A JSON text made safe to print, with the same value: what {@link printableLines} would replace stands as its escape. */
export function printableJson(text: string): string {
  return text.replaceAll(unprintableInLines, (letter) =>
    letter
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
