/** CPE names against NISTIR 7695 (bindings), NISTIR 7696 (relations) and the CPE tests of CSAF 2.1; and the laws that hold for all names. */
import assert from "node:assert/strict";
import test from "node:test";
import { anyCodePoint } from "#test/kit/suites/any-code-point.ts";
import { assert as check, constantFrom, array, property, string, tuple } from "fast-check";
import { relateCpe } from "#test/kit/suites/cpe-match.ts";
import { cpeAttributes, type CpeName, formatCpe, readCpe } from "#core/product/cpe-name.ts";
import { cpeCases, isWrittenAsRead, passesCpe, recordedCpeNames } from "#test/kit/suites/cpe-suite.ts";

function nameOf(text: string): CpeName {
  const read = readCpe(text);
  assert.ok(read.ok, text);
  return read.value;
}

for (const [file, about] of [
  ["bindings.tsv", "NISTIR 7695: both bindings of a name say the same, and are written as they were read"],
  ["valid.txt", "names that are allowed"],
  ["invalid.txt", "names that are not"],
  ["relations.tsv", "NISTIR 7696: relations of names"],
] as const)
  test(about, () => {
    const cases = cpeCases(file);
    assert.ok(cases.length > 0);
    for (const line of cases) assert.ok(passesCpe(file, line), line);
  });

test("a name has a longest", () => {
  assert.equal(readCpe(`cpe:/a:${"a".repeat(2000)}`).findings?.[0]?.code, "cpe-too-long");
});

const value = constantFrom("*", "-", "1", "1.*", "?1", "a\\:b", "2\\*", "x_y", "*z", "\\-");
const someName = array(value, { minLength: 10, maxLength: 10 }).map((values) => {
  const language = values[5] === "*" ? "*" : "de";
  return `cpe:2.3:a:${[...values.slice(0, 5), language, ...values.slice(6)].join(":")}`;
});

test("laws: what is written reads as the same name; relations mirror each other", () => {
  const mirrored = { equal: "equal", superset: "subset", subset: "superset", disjoint: "disjoint" } as const;
  check(
    property(tuple(someName, someName), ([a, b]) => {
      const [one, other] = [nameOf(a), nameOf(b)];
      assert.deepEqual(nameOf(formatCpe(one)), one);
      const wild = [one, other].some((name) =>
        cpeAttributes.some((attribute) => {
          const held = name[attribute];
          return typeof held === "object" && held.before + held.after > 0;
        }),
      );
      const relation = relateCpe(one, other);
      if (!wild) {
        assert.equal(relateCpe(one, one), "equal");
        if (relation !== "undefined") assert.equal(relateCpe(other, one), mirrored[relation]);
      }
    }),
    { numRuns: 3000 },
  );
});

test("any text at all is a name or a finding", () => {
  check(
    property(
      string({ unit: anyCodePoint, maxLength: 40 }),
      array(constantFrom("\\", ":", "*", "?", "%01", "%", "a", "~", "-")),
      (text, pieces) => {
        for (const input of [text, `cpe:2.3:${pieces.join("")}`, `cpe:/a:${pieces.join("")}`]) {
          const read = readCpe(input);
          assert.ok(read.ok || read.findings.length > 0);
          if (read.ok) assert.ok(readCpe(formatCpe(read.value)).ok, input);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

const recorded = recordedCpeNames();

test(
  "every CPE name of the vulnerability records at hand is read, and written as it was",
  { skip: recorded.length > 0 ? false : "the shared data folder is not beside this checkout" },
  (t) => {
    const same = recorded.filter((text) => isWrittenAsRead(text)).length;
    const refused = recorded.filter((text) => !readCpe(text).ok);
    t.diagnostic(`${same} of ${recorded.length} as written, ${refused.length} refused`);
    assert.ok(recorded.length > 400);
    assert.ok(refused.length < recorded.length / 100, refused.slice(0, 5).join(" "));
  },
);
