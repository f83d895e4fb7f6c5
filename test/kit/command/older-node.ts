/** Loaded before a program: takes away what Node 20 lacks of what the agent uses. */
const { versions } = process;
Object.defineProperty(process, "versions", { value: { ...versions, node: "20.16.0" } });

const gone: readonly (readonly [object, readonly string[]])[] = [
  [globalThis, ["Temporal", "Iterator"]],
  [Map, ["groupBy"]],
  [Map.prototype, ["getOrInsert", "getOrInsertComputed"]],
  [Object, ["groupBy"]],
  [Promise, ["withResolvers", "try"]],
  [RegExp, ["escape"]],
  [Array, ["fromAsync"]],
  [URL, ["parse"]],
  [Uint8Array, ["fromBase64", "fromHex"]],
  [Uint8Array.prototype, ["toBase64", "toHex"]],
  [Set.prototype, ["union", "difference", "intersection", "symmetricDifference"]],
  [Set.prototype, ["isSubsetOf", "isSupersetOf", "isDisjointFrom"]],
  [
    Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object,
    ["map", "filter", "some", "every", "find", "reduce", "toArray", "take", "drop", "flatMap", "forEach"],
  ],
];
for (const [holder, names] of gone) for (const name of names) Reflect.deleteProperty(holder, name);
