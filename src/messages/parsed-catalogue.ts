/** A catalogue whose messages were parsed when the program was built. A feature's text is read when it is first asked for. */
import type { Catalogue, ParsedMessage } from "#messages/message.ts";

/** Messages by the rest of their key after the feature. */
type ParsedFeature = Readonly<Record<string, ParsedMessage>>;

/** What a build writes for one language: each feature as JSON text. */
export type ParsedLanguage = Pick<Catalogue, "tag" | "name" | "machineMade"> & {
  readonly features: Readonly<Record<string, string>>;
};

/** The catalogue of a language that was parsed before. */
export function parsedCatalogue(
  { features, ...about }: ParsedLanguage,
  finish?: Catalogue["finish"],
): Catalogue {
  const read = new Map<string, ParsedFeature>();
  const featureNamed = (name: string): ParsedFeature => {
    const feature = read.get(name) ?? (JSON.parse(features[name] ?? "{}") as ParsedFeature);
    read.set(name, feature);
    return feature;
  };
  const message = (key: string): ParsedMessage | undefined => {
    const end = key.indexOf(".");
    const feature = featureNamed(key.slice(0, end));
    const name = key.slice(end + 1);
    return Object.hasOwn(feature, name) ? feature[name] : undefined;
  };
  return finish === undefined ? { ...about, message } : { ...about, message, finish };
}
