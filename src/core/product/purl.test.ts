/** The package-url suite (purl-spec `tests/`), run through `packageurl-js` and our rules; exceptions are listed with reasons. */
import assert from "node:assert/strict";
import test from "node:test";
import { formatPurl, parsePurl } from "#core/product/purl.ts";
import { nameOfPurlCase, passesPurl, purlCases, purlExceptions } from "#test/kit/suites/purl-suite.ts";

const cases = purlCases();

test(
  "package-url suite",
  { skip: cases.length > 0 ? false : "the shared data folder is not beside this checkout" },
  (t) => {
    const failed = cases.filter((one) => !passesPurl(one)).map(nameOfPurlCase);
    t.diagnostic(
      `${cases.length - failed.length} of ${cases.length} pass, ${purlExceptions.size} are exceptions with reasons`,
    );
    assert.deepEqual(failed.toSorted(), [...purlExceptions.keys()].toSorted());
  },
);

test("a package URL that is read and written is read as the same", () => {
  const text = "pkg:deb/debian/libssl3@1:3.0~rc1%2Bb1?arch=amd64&distro=debian-12#a/b";
  const read = parsePurl(text);
  assert.ok(read.ok);
  assert.equal(formatPurl(read.value), text);
});

test("a plain package URL is read without the library, and as it reads it", () => {
  const encoded = (letter: string): string => `%${letter.charCodeAt(0).toString(16)}`;
  for (const text of [
    "pkg:npm/left-pad@1.3.0",
    "pkg:golang/drill.invalid/Drill/parser/v2@v2.0.1",
    "pkg:maven/org.drill/drill-core",
    "pkg:pypi/Drill_Parser@1.0",
  ]) {
    const plain = parsePurl(text);
    assert.ok(plain.ok);
    assert.deepEqual(plain, parsePurl(text.replace(/(?<=\/)\w/, encoded)));
  }
  const read = parsePurl("pkg:golang/drill.invalid/A/b.c@v1");
  const parts = { type: "golang", namespace: "drill.invalid/A", name: "b.c", version: "v1", subpath: "" };
  assert.deepEqual(read.ok && read.value, { ...parts, qualifiers: new Map() });
});
