/**
 * Colours of words on a terminal. A coloured word lies between two marks that no text from outside holds once it is printable (`core/input/printable.ts`);
 * the program's one writer turns them into colours, or leaves them out.
 */

const marks = { red: "\ufdd1", yellow: "\ufdd2", green: "\ufdd3" } as const;
const end = "\ufdd0";
const codes: Readonly<Record<string, string>> = {
  [marks.red]: "\u001b[31m",
  [marks.yellow]: "\u001b[33m",
  [marks.green]: "\u001b[32m",
  [end]: "\u001b[0m",
};

/** What each verdict looks like. */
export const verdictColours = { affected: "red", unknown: "yellow", not_affected: "green" } as const;

/** A text in a colour. */
export function coloured(colour: keyof typeof marks, text: string): string {
  return `${marks[colour]}${text}${end}`;
}

/** A text with the colours that its marks stand for, or without marks. */
export function withColours(text: string, wanted: boolean): string {
  return text.replaceAll(/[\ufdd0-\ufdef]/g, (mark) => (wanted ? (codes[mark] ?? "") : ""));
}

/** The values of `--color`. */
export const colourModes = ["auto", "always", "never"] as const;

/** Whether a stream gets colours: as the option says, else as the environment does (no-color.org, force-color.org), else where it is a terminal that has them. */
export function colourWanted(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  const at = args.findLastIndex((arg) => /^--color(?:=|$)/.test(arg));
  const mode = at < 0 ? undefined : (args[at]?.split("=", 2)[1] ?? args[at + 1]);
  if (mode === "always" || mode === "never") return mode === "always";
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return isTerminal && TERM !== "dumb";
}
