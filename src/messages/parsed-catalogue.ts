/** A catalogue whose messages were parsed when the program was built. */
import { type CompactMessage, expanded } from "#messages/compact.ts";
import type { Catalogue, ParsedMessage } from "#messages/message.ts";

/** The messages of a feature by the rest of their key after it. */
export type CompactFeature = Readonly<Record<string, CompactMessage>>;

type Origin = Omit<Catalogue, "message"> & {
  /** A feature's messages as far as they are at hand. */
  readonly feature: (name: string) => CompactFeature | undefined;
};

/** The catalogue of a language that was parsed before. */
export function parsedCatalogue({ feature, ...about }: Origin): Catalogue {
  const read = new Map<string, ParsedMessage>();
  const message = (key: string): ParsedMessage | undefined => {
    const end = key.indexOf(".");
    const messages = feature(key.slice(0, end));
    const name = key.slice(end + 1);
    const known = read.get(key);
    if (known !== undefined || messages === undefined || !Object.hasOwn(messages, name)) return known;
    const compact = messages[name];
    if (compact === undefined) return undefined;
    const parsed = expanded(compact);
    read.set(key, parsed);
    return parsed;
  };
  return { ...about, message };
}

/** A feature as one text, a line for each message: `key=text`, or `key:` and the JSON of a message with choices. */
export function featureText(feature: CompactFeature): string {
  return Object.entries(feature)
    .map(([key, message]) =>
      typeof message === "string" ? `${key}=${message}` : `${key}:${JSON.stringify(message)}`,
    )
    .join("\n");
}

/** Features that lie as text until one is asked for; `load` gives the text of one, and is called once for each. */
export function featuresFromText(
  load: (name: string) => string | undefined,
): (name: string) => CompactFeature | undefined {
  const read = new Map<string, CompactFeature | undefined>();
  return (name) => {
    if (!read.has(name)) {
      const text = load(name);
      read.set(name, text === undefined ? undefined : featureFromText(text));
    }
    return read.get(name);
  };
}

function featureFromText(text: string): CompactFeature {
  const feature: Record<string, CompactMessage> = {};
  for (const line of text.split("\n")) {
    const end = line.search(/[=:]/);
    const rest = line.slice(end + 1);
    feature[line.slice(0, end)] = line[end] === ":" ? (JSON.parse(rest) as CompactMessage) : rest;
  }
  return feature;
}
