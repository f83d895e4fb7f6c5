/** What the `index.ts` of a language's folder exports, and how its nested texts become the messages of a catalogue. */
import type { AllFeatures, SomeFeatures } from "#messages/keys.ts";
import type { Catalogue, ParsedMessage } from "#messages/message.ts";

/** A language as its folder writes it; only a machine-made one may leave messages out. */
export type LanguageFile = Pick<Catalogue, "tag" | "name"> &
  (
    | { readonly machineMade: false; readonly features: AllFeatures }
    | { readonly machineMade: true; readonly features: SomeFeatures }
  );

type Texts = { readonly [name: string]: string | Texts };

/** The text of a key in nested texts; `undefined` where there is none. */
export function textAt(features: Texts, key: string): string | undefined {
  let at: string | Texts | undefined = features;
  for (const name of key.split("."))
    at = typeof at === "object" && Object.hasOwn(at, name) ? at[name] : undefined;
  return typeof at === "string" ? at : undefined;
}

/** Every message of a language as its key and its text. */
export function* flattened(texts: Texts, before = ""): Generator<readonly [key: string, text: string]> {
  for (const [name, value] of Object.entries(texts))
    if (typeof value === "string") yield [before + name, value];
    else yield* flattened(value, `${before}${name}.`);
}

/** Whether a text has nothing to parse. */
export function isPlain(text: string): boolean {
  return !/[{}']/.test(text);
}

/** The catalogue of a language from its texts, each parsed when it is first asked for. */
export function catalogueOf(
  { tag, name, machineMade, features }: LanguageFile,
  parse: (text: string) => ParsedMessage,
): Catalogue {
  const parsed = new Map<string, ParsedMessage | undefined>();
  const read = (key: string): ParsedMessage | undefined => {
    const text = textAt(features, key);
    return text === undefined || isPlain(text) ? text : parse(text);
  };
  const message = (key: string): ParsedMessage | undefined => {
    if (!parsed.has(key)) parsed.set(key, read(key));
    return parsed.get(key);
  };
  return { tag, name, machineMade, message };
}
