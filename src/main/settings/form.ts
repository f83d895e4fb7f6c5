/** The forms that a setting's value may have: how it is read from text (a flag, a variable) and from the configuration file, and how a schema says it. */
import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { isMailAddress } from "#core/input/mail-address.ts";
import { readTrustedProxies } from "#edge/http/work/client-address.ts";
import { readMailboxAddress } from "#main/mail/mailbox-address.ts";
import type { Key } from "#messages/keys.ts";

/** A form. A value that is not of it is `undefined`; what was expected is a message. */
export type Form<T> = {
  readonly expected: Extract<Key<"setting">, `setting.expected.${string}`>;
  readonly values?: Readonly<Record<string, string | number>>;
  /** What stands for the value in a usage, such as `FILE`. */
  readonly placeholder: string;
  /** JSON Schema of the value in the file. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Relative paths are of `folder`. */
  readonly fromText: (text: string, folder: string) => T | undefined;
  readonly fromFile: (value: unknown, folder: string) => T | undefined;
};

type TextForm<T> = Pick<Form<T>, "expected" | "values" | "placeholder" | "fromText"> & {
  readonly schema?: Form<T>["schema"];
};

/** A form that stands as text in the file too. */
function textForm<T>({ schema = {}, ...form }: TextForm<T>): Form<T> {
  return {
    ...form,
    schema: { type: "string", ...schema },
    fromFile: (value, folder) => (typeof value === "string" ? form.fromText(value, folder) : undefined),
  };
}

/** Text that fits a pattern, as it stands. */
export function patterned(pattern: RegExp, expected: Form<string>["expected"]): Form<string> {
  return textForm({
    expected,
    placeholder: "TEXT",
    schema: { pattern: pattern.source },
    fromText: (text) => (pattern.test(text) ? text : undefined),
  });
}

/** A path; a relative one is of the working directory, or of the folder of the configuration file that it stands in. */
export const path: Form<string> = textForm({
  expected: "setting.expected.path",
  placeholder: "PATH",
  schema: { minLength: 1 },
  fromText: (text, folder) => (text === "" ? undefined : isAbsolute(text) ? text : join(folder, text)),
});

/** A whole number between two, both included. */
export function wholeNumber(minimum: number, maximum: number): Form<number> {
  const within = (value: number): number | undefined =>
    Number.isInteger(value) && value >= minimum && value <= maximum ? value : undefined;
  return {
    expected: "setting.expected.wholeNumber",
    values: { minimum, maximum },
    placeholder: "N",
    schema: { type: "integer", minimum, maximum },
    fromText: (text) => (/^-?\d{1,15}$/.test(text) ? within(Number(text)) : undefined),
    fromFile: (value) => (typeof value === "number" ? within(value) : undefined),
  };
}

/** One of some words. */
export function choice<const T extends string>(words: readonly T[]): Form<T> {
  return textForm<T>({
    expected: "setting.expected.choice",
    values: { words: words.join(", ") },
    placeholder: "NAME",
    schema: { enum: words },
    fromText: (text) => words.find((word) => word === text),
  });
}

/** One mail address, without a name. */
export const mailAddress: Form<string> = textForm({
  expected: "setting.expected.mailAddress",
  placeholder: "ADDRESS",
  fromText: (text) => (isMailAddress(text) && !text.includes("+") ? text : undefined),
});

/** Where mail waits: a folder of an IMAP server, or a maildir. */
export const mailboxPlace: Form<string> = textForm({
  expected: "setting.expected.mailbox",
  placeholder: "PLACE",
  fromText: (text) => (readMailboxAddress(text) === null ? undefined : text),
});

/** The scheme, host, port and path of a web address, without a slash at its end. */
export const webAddress: Form<string> = textForm({
  expected: "setting.expected.webAddress",
  placeholder: "URL",
  schema: { format: "uri", pattern: "^https?://" },
  fromText: (text) => {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
      return undefined;
    return url.username === "" && url.password === "" ? url.href.replace(/\/+$/, "") : undefined;
  },
});

/** Addresses and networks of the internet, divided by commas. */
export const networks: Form<string> = textForm({
  expected: "setting.expected.networks",
  placeholder: "LIST",
  fromText: (text) => (readTrustedProxies(text) === undefined ? undefined : text),
});

/** What stands in a secret's file: its text without the line's end. `undefined` where it cannot be read. */
export function secretIn(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch {
    return undefined;
  }
}
