/** The two languages of the pages, with the same keys by type. */
import { en } from "#web/words/en.ts";
import { ko } from "#web/words/ko.ts";

/** The form of words without their text: strings, and functions that make them. */
export type Widened<T> = T extends string
  ? string
  : T extends (...given: infer G) => string
    ? (...given: G) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** Every word of the pages; Korean is written first and gives the form. */
export type Words = Widened<typeof ko>;
export type Language = "ko" | "en";

export const languages: Readonly<Record<Language, Words>> = { ko, en };
