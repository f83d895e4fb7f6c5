/** CPE names against NISTIR 7695 (bindings), NISTIR 7696 (relations) and the CPE tests of CSAF 2.1; and the laws that hold for all names. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { assert as check, constantFrom, array, property, string, tuple } from "fast-check";
import { relateCpe } from "#core/product/cpe-match.ts";
import { cpeAttributes, type CpeName, formatCpe, formatCpeUri, readCpe } from "#core/product/cpe-name.ts";

function lines(name: string): readonly string[] {
  const url = new URL(`../../../test/vectors/product/cpe/${name}`, import.meta.url);
  const all = readFileSync(url, "utf8").split("\n");
  return all.filter((line) => line !== "" && !line.startsWith("#"));
}

function nameOf(text: string): CpeName {
  const read = readCpe(text);
  assert.ok(read.ok, text);
  return read.value;
}

test("NISTIR 7695: both bindings of a name say the same, and are written as they were read", () => {
  for (const line of lines("bindings.tsv")) {
    const [formatted = "", uri = ""] = line.split("\t");
    assert.deepEqual(nameOf(uri), nameOf(formatted), line);
    assert.equal(formatCpe(nameOf(uri)), formatted);
    assert.equal(formatCpeUri(nameOf(formatted)), uri);
  }
});

test("names that are allowed, and names that are not", () => {
  for (const text of lines("valid.txt")) assert.ok(readCpe(text).ok, text);
  for (const text of lines("invalid.txt"))
    assert.equal(readCpe(text).findings?.[0]?.code, "cpe-invalid", text);
  assert.equal(readCpe(`cpe:/a:${"a".repeat(2000)}`).findings?.[0]?.code, "cpe-too-long");
});

test("NISTIR 7696: relations of names", () => {
  for (const line of lines("relations.tsv")) {
    const [about = "", source = "", target = "", relation] = line.split("\t");
    assert.equal(relateCpe(nameOf(source), nameOf(target)), relation, about);
  }
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
      string({ unit: "binary", maxLength: 40 }),
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

const suite = new URL("../../../../shared/data/cve/nvd-fixtures.jsonl.gz", import.meta.url);

test(
  "every CPE name of the vulnerability records at hand is read, and written as it was",
  { skip: existsSync(suite) ? false : "the shared data folder is not beside this checkout" },
  async (t) => {
    const { gunzipSync } = await import("node:zlib");
    const names = new Set(
      gunzipSync(readFileSync(suite))
        .toString("utf8")
        .match(/cpe:2\.3:(?:\\\\.|[^"\\])+/g),
    );
    let same = 0;
    const refused: string[] = [];
    for (const quoted of names) {
      const text = JSON.parse(`"${quoted}"`) as string;
      const read = readCpe(text);
      if (!read.ok) refused.push(text);
      else if (formatCpe(read.value) === text.toLowerCase()) same++;
    }
    t.diagnostic(`${same} of ${names.size} as written, ${refused.length} refused`);
    assert.ok(names.size > 400);
    assert.ok(refused.length < names.size / 100, refused.slice(0, 5).join(" "));
  },
);
