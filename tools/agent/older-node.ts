/**
 * What the agent uses and Node lacks before 26: modules of well-kept polyfills, each of which does nothing where the thing is there. They are a part of their
 * own in the bundle, which Node 26 never evaluates; `test/program/agent-bundle.test.ts` runs the bundle without them.
 */
const modules = [
  "array/from-async",
  "error/is-error",
  "iterator/index",
  "map/get-or-insert",
  "map/get-or-insert-computed",
  "map/group-by",
  "object/group-by",
  "promise/try",
  "promise/with-resolvers",
  "regexp/escape",
  "set/index",
  "symbol/async-dispose",
  "symbol/dispose",
  "typed-array/from-base64",
  "typed-array/from-hex",
  "typed-array/to-base64",
  "typed-array/to-hex",
  "url/parse",
].map((name) => `core-js/actual/${name}.js`);

/** The module that imports them all. */
export const olderNodeModule = [...modules, "temporal-polyfill/global"]
  .map((name) => `import ${JSON.stringify(name)};\n`)
  .join("");
