/** In which language a command speaks: `--lang`, else the locale of the environment. */
import type { Language } from "#core/matching/verdict-text.ts";

/** Where a command line reads and writes; the caller owns all of it. */
export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes text for the standard output and for the standard error, with its line ends. */
  readonly write: (text: string) => void;
  readonly error: (text: string) => void;
  /** Asks a yes-or-no question; `null` where nobody can be asked. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
};

/** The language of a command. */
export function languageOf(wanted: string | undefined, env: Terminal["env"]): Language {
  const locale = wanted ?? env["LC_ALL"] ?? env["LC_MESSAGES"] ?? env["LANG"] ?? "";
  return locale.toLowerCase().startsWith("ko") ? "ko" : "en";
}

/** A text in both languages. */
export type BilingualLabel = Readonly<Record<Language, string>>;
