/** The keys of the messages, `feature.name` or `feature.group.name`, and the English text of each, as types. English gives both. */
import type { ValueArguments } from "#messages/arguments.ts";
import type { features } from "#messages/en/index.ts";

type Reference = typeof features;

/** A feature of the catalogue: one file in each language. */
export type Feature = keyof Reference;

type MessageNames<Messages> = {
  [Name in keyof Messages & (string | number)]: Messages[Name] extends string
    ? `${Name}`
    : `${Name}.${keyof Messages[Name] & (string | number)}`;
}[keyof Messages & (string | number)];

/** The keys of some features; of all when none is named. */
export type Key<F extends Feature = Feature> = { [Each in F]: `${Each}.${MessageNames<Reference[Each]>}` }[F];

type At<Messages, Path extends string> = Path extends keyof Messages
  ? Messages[Path]
  : Path extends `${infer Group}.${infer Name}`
    ? Group extends keyof Messages
      ? At<Messages[Group], Name>
      : never
    : never;

type TextOf<K extends string> = K extends `${infer F}.${infer Path}`
  ? F extends Feature
    ? At<Reference[F], Path> & string
    : never
  : never;

/** What a call gives beside the key. */
export type Values<K extends string> = ValueArguments<TextOf<K>>;

/** One feature as another language writes it: the same keys, any text. */
export type SameKeys<Messages> = {
  readonly [Name in keyof Messages]: Messages[Name] extends string ? string : SameKeys<Messages[Name]>;
};

/** One feature as a machine-made language may write it: keys can be missing, and English stands in. */
export type SomeKeys<Messages> = {
  readonly [Name in keyof Messages]?: Messages[Name] extends string ? string : SomeKeys<Messages[Name]>;
};

/** All features as a language that people wrote has them. */
export type AllFeatures = SameKeys<Reference>;

/** All features as a machine-made language has them. */
export type SomeFeatures = SomeKeys<Reference>;
