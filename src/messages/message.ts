/**
 * Makes sentences of one language from keys and values. Pure: which languages there are, and where their texts lie, is given
 * (`languages.ts` in Node and in the agent, a loaded file in a page).
 */
import type { ZoneOfTime } from "#core/clock/calendars/calendar.ts";
import type { MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { type Formatters, formatToParts } from "intl-messageformat";
import type { Feature, Key, Values } from "#messages/keys.ts";

/** A message that needs no value is its text; another one is parsed. */
export type ParsedMessage = string | readonly MessageFormatElement[];

/** The messages of one language. */
export type Catalogue = {
  /** The language's BCP 47 tag: `ko`, `pt-BR`. */
  readonly tag: string;
  /** What the language calls itself: `한국어`. */
  readonly name: string;
  /** Whether a machine translated it and nobody has read it over; readers are told. */
  readonly machineMade: boolean;
  /** The message of a key, `undefined` where this language does not have it. */
  readonly message: (key: string) => ParsedMessage | undefined;
  /** The last touch to a sentence, such as a particle that depends on the word before it. */
  readonly finish?: (sentence: string) => string;
};

type AnyValues = Readonly<Record<string, string | number>>;

/** Says a message in one language. The keys are those of some features, or of all. */
export type Translate<F extends Feature = Feature> = {
  <K extends Key<F>>(key: K, ...values: Values<K>): string;
  /** The tag of the language that it says them in. */
  readonly language: string;
  /** In which time zone it says instants; Korea's where it is absent. */
  readonly time?: ZoneOfTime;
  /** Whether a machine translated it and nobody has read it over. */
  readonly machineMade: boolean;
  /** The message of a key that comes from outside, such as a code of a newer program; `undefined` where there is none. */
  readonly find: (key: string, values?: AnyValues) => string | undefined;
};

/** The translator of a language; what it does not have is said in the other one, which has everything. */
export function translatorFor(catalogue: Catalogue, reference: Catalogue = catalogue): Translate {
  const find = (key: string, values: AnyValues = {}): string | undefined => {
    const own = catalogue.message(key);
    const { tag, finish } = own === undefined ? reference : catalogue;
    const message = own ?? reference.message(key);
    if (message === undefined) return undefined;
    if (typeof message === "string") return message;
    if (finish === undefined) return formatted(message, tag, values);
    return finish(formatted(message, tag, shielded(values))).replaceAll(shield, "(");
  };
  const say = <K extends Key>(key: K, ...[values]: Values<K>): string => {
    const sentence = find(key, values) ?? unknownLabel(key);
    if (sentence === undefined) throw new Error(`No message has the key ${key}.`);
    return sentence;
  };
  return Object.assign(say, { language: catalogue.tag, machineMade: catalogue.machineMade, find });
}

/** Stands for an opening bracket of an inserted word while the sentence around it gets its last touch: what came from outside is not rewritten. */
const shield = "\u{F0000}";

function shielded(values: AnyValues): AnyValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll("(", shield) : value,
    ]),
  );
}

/** The word itself where a published document names something by a word of a newer program; only labels name such things. */
function unknownLabel(key: string): string | undefined {
  const word = /^(?:label|values)\.\w+\.(.*)$/s.exec(key)?.[1];
  return word === "" ? "?" : word;
}

/** The translator that says instants in a time zone. */
export function inZone(t: Translate, time: ZoneOfTime): Translate {
  const say = <K extends Key>(key: K, ...values: Values<K>): string => t(key, ...values);
  return Object.assign(say, { language: t.language, machineMade: t.machineMade, find: t.find, time });
}

function formatted(message: readonly MessageFormatElement[], tag: string, values: AnyValues): string {
  const parts = formatToParts([...message], tag, formatters, noFormats, { ...values });
  return parts.map(({ value }) => String(value)).join("");
}

const noFormats = { number: {}, date: {}, time: {} };

/**
 * The library's own formatters look through every locale that `Intl` has, which takes 20 ms in a fresh process, as the first `Intl.NumberFormat`
 * does. These are made when a message first needs them, and a whole number is written without one: below a thousand in any language, since none
 * groups it, and above in those that are known to group by commas.
 */
const formatters: Formatters = {
  getNumberFormat: (tag) => numbers(String(tag)),
  getPluralRules: (tag, options) =>
    kept(pluralRules, `${String(tag)} ${options?.type}`, () => new Intl.PluralRules(tag, options)),
  getDateTimeFormat: () => {
    throw new Error("A message holds a date: dates are said by render/time.ts.");
  },
};

const numberFormats = new Map<string, Intl.NumberFormat>();
const pluralRules = new Map<string, Intl.PluralRules>();

const groupedByCommas: ReadonlySet<string> = new Set(["en", "ja", "ko"]);

function numbers(tag: string): Intl.NumberFormat {
  const format = (value: number): string =>
    groupedNumber(value, tag) ?? kept(numberFormats, tag, () => new Intl.NumberFormat(tag)).format(value);
  return { format } as Intl.NumberFormat;
}

function groupedNumber(value: number, tag: string): string | null {
  if (!Number.isSafeInteger(value)) return null;
  if (Math.abs(value) < 1000) return String(value);
  return groupedByCommas.has(tag) ? String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ",") : null;
}

function kept<Formatter>(formats: Map<string, Formatter>, key: string, make: () => Formatter): Formatter {
  const formatter = formats.get(key) ?? make();
  formats.set(key, formatter);
  return formatter;
}
