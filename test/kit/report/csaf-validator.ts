/** The CSAF validator of the standard's editors. It is loaded by whoever judges by it: that takes seconds of a processor. */
import AjvJtd from "ajv/dist/jtd.js";

/** One test of the standard. */
export type CsafTest = (document: unknown) => unknown;

/** What the validator finds, test by test. */
type CsafValidator = (
  set: "basic" | "extended" | "extended-2.1",
  document: unknown,
) => Promise<{
  readonly isValid: boolean;
  readonly tests: readonly {
    readonly name: string;
    readonly errors: readonly unknown[];
    readonly warnings?: readonly unknown[];
  }[];
}>;

/** Each of its hundred tests would compile the schema of schemas to judge its own schema by; those are published, and are not what is judged here. */
function trustItsSchemas(): void {
  Object.assign(AjvJtd.default.prototype, {
    _addDefaultMetaSchema: () => undefined,
    defaultMeta: () => undefined,
    validateSchema: () => true,
  });
}

/** What the library judges documents of 2.1 by as if they were of 2.0: the strict schema (which stands among the tests for 2.1 besides), and the names of profiles. */
const ofTheOlderEdition = ["recommendedTest_6_2_20", "mandatoryTest_6_1_26"];

type CsafTests = Readonly<Record<string, CsafTest>>;

function testsIn(module: object): CsafTests {
  return module as CsafTests;
}

/** The mandatory tests of 2.0, all of 2.0, and all of 2.1: its own lists of "basic" and "extended" there lack nineteen tests and have others in their form of 2.0. */
async function testsOf(set: "basic" | "extended" | "extended-2.1"): Promise<CsafTests> {
  if (set === "basic") return testsIn(await import("@secvisogram/csaf-validator-lib/basic.js"));
  if (set === "extended") return testsIn(await import("@secvisogram/csaf-validator-lib/extended.js"));
  const all = await Promise.all([
    import("@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests.js"),
    import("@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js"),
    import("@secvisogram/csaf-validator-lib/csaf_2_1/recommendedTests.js"),
  ]);
  const named = all.flatMap((module) => Object.entries(testsIn(module)));
  return Object.fromEntries(named.filter(([name]) => !ofTheOlderEdition.includes(name)));
}

/** Judges a document by the mandatory tests, or by all. */
export const validateCsaf: CsafValidator = async (set, document) => {
  trustItsSchemas();
  const [tests, { default: validate }] = await Promise.all([
    testsOf(set),
    import("@secvisogram/csaf-validator-lib/validate.js"),
  ]);
  return await validate(Object.values(tests), document);
};
