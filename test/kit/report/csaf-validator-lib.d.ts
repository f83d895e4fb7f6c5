/** Types of the parts of the CSAF validator that the tests use; the package ships none. */
declare module "@secvisogram/csaf-validator-lib/basic.js" {
  const tests: Readonly<Record<string, (document: unknown) => unknown>>;
  export = tests;
}
declare module "@secvisogram/csaf-validator-lib/extended.js" {
  const tests: Readonly<Record<string, (document: unknown) => unknown>>;
  export = tests;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests.js" {
  const tests: Readonly<Record<string, (document: unknown) => unknown>>;
  export = tests;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js" {
  const tests: Readonly<Record<string, (document: unknown) => unknown>>;
  export = tests;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/recommendedTests.js" {
  const tests: Readonly<Record<string, (document: unknown) => unknown>>;
  export = tests;
}
declare module "@secvisogram/csaf-validator-lib/validate.js" {
  export default function validate(
    tests: readonly ((document: unknown) => unknown)[],
    document: unknown,
  ): Promise<{
    readonly isValid: boolean;
    readonly tests: readonly {
      readonly name: string;
      readonly errors: readonly unknown[];
      readonly warnings?: readonly unknown[];
    }[];
  }>;
}
