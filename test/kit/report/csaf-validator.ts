/** The CSAF validator of the standard's editors. It is loaded by whoever judges by it: that takes seconds of a processor. */
import AjvJtd from "ajv/dist/jtd.js";

/** One test of the standard. */
export type CsafTest = (document: unknown) => unknown;

/** What the validator finds, test by test. */
type CsafValidator = (
  sets: "basic" | "extended",
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

/** Judges a document by the mandatory tests, or by all. */
export const validateCsaf: CsafValidator = async (set, document) => {
  trustItsSchemas();
  const [tests, { default: validate }] = await Promise.all([
    set === "basic"
      ? import("@secvisogram/csaf-validator-lib/basic.js")
      : import("@secvisogram/csaf-validator-lib/extended.js"),
    import("@secvisogram/csaf-validator-lib/validateStrict.js"),
  ]);
  return await validate(Object.values(tests as unknown as Readonly<Record<string, CsafTest>>), document);
};
