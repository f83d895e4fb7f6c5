/**
 * The arguments of an ICU message, read from its text by the compiler: `{name}`, `{count, number}`, and those of `plural`, `selectordinal` and
 * `select`, in branches too. A literal brace in quotes is not understood here; a test refuses it.
 */

/** A value as people read it, or a number that a message writes or counts with. */
type MessageValue = string | number;

type Spaced<T extends string> = T extends ` ${infer Rest}`
  ? Spaced<Rest>
  : T extends `${infer Rest} `
    ? Spaced<Rest>
    : T;

/** `count, plural, one ` → what it names and what it must be. */
type Named<Inside extends string> = Inside extends `${infer Name},${infer Format}`
  ? [
      Spaced<Name>,
      Spaced<Format> extends `${"plural" | "selectordinal" | "number"}${string}` ? number : string,
    ]
  : [Spaced<Inside>, MessageValue];

/** In text: an opening brace begins an argument, a closing one ends the branch that the text is. */
type InText<Text extends string, Found> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? InBranches<`${Rest}{${After}`, Found>
    : InArgument<After, Found>
  : Text extends `${string}}${infer Rest}`
    ? InBranches<Rest, Found>
    : Found;

/** After an argument's opening brace: it ends at once, or its first branch begins. */
type InArgument<Text extends string, Found> = Text extends `${infer Inside}}${infer After}`
  ? Inside extends `${infer Head}{${infer Branch}`
    ? InText<`${Branch}}${After}`, Found | Named<Head>>
    : InText<After, Found | Named<Inside>>
  : Found;

/** Between branches: the next one begins, or the argument ends. */
type InBranches<Text extends string, Found> = Text extends `${infer Before}}${infer After}`
  ? Before extends `${string}{${infer Branch}`
    ? InText<`${Branch}}${After}`, Found>
    : InText<After, Found>
  : Found;

type Pairs<Text extends string> = InText<Text, never>;

/** The values that a message needs, by name; with several messages (a key chosen at run time) those of any of them. */
type ValuesOf<Text extends string> = {
  readonly [
    Pair in Pairs<Text> as Pair extends [infer Name extends string, unknown] ? Name : never
  ]: Pair extends [string, infer Value] ? Value : never;
};

/** What follows the key in a call: nothing where no message takes a value. */
export type ValueArguments<Text extends string> = [Pairs<Text>] extends [never]
  ? []
  : [values: ValuesOf<Text>];
