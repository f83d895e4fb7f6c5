/** What `--format` means, in the spellings that people know from other scanners. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { outputNamed } from "#cli/check/check-report.ts";
import { outputs } from "#core/report/index.ts";

test("every output means itself, in any letter case and with any dashes, and so does what it is called besides", () => {
  for (const output of outputs)
    for (const name of [output.name, ...(output.also ?? [])])
      for (const text of [name, name.toUpperCase(), name.replaceAll("-", "_"), name.replaceAll("-", "")])
        assert.equal(outputNamed(text), output);
  assert.equal(outputNamed("CycloneDX").name, "cyclonedx-vex");
  assert.equal(outputNamed("csaf").name, "csaf-vex");
});

test("a name that is none is refused with those that are near", () => {
  assert.throws(() => outputNamed("vex"), /Did you mean openvex, cyclonedx-vex, csaf-vex\?/);
  assert.throws(() => outputNamed("xml"), /--format is one of table, json, sarif/);
});
