/** `.bongsu.toml`: what is read, and that every fault refuses the whole file at its line. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readAcceptanceFile } from "#core/vex/acceptance-file.ts";

const now = "2026-11-30T00:00:00Z";
const whole = `type = "bongsu.accept/1"

[[accept]]
vulnerability = ["CVE-2026-0001", "GHSA-drill"]
product = "pkg:npm/drill-left@1.0.0"
reason = "vulnerable_code_not_in_execute_path"
by = "Kim Haneul (invented)"
until = 2027-01-01
path = "web/**"
text = "the parser is never called"

[[accept]]
vulnerability = "CVE-2026-0002"
product = ["pkg:npm/drill-left", "pkg:npm/%40drill/right"]
reason = "will_not_fix"
by = "Kim Haneul (invented)"
until = 2026-12-24T12:00:00+09:00
`;

test("a file is read: names, products with and without version, the day's end, the risk that is borne", () => {
  const read = readAcceptanceFile(whole, now);
  assert.ok(read.ok);
  const [first, second] = read.value;
  assert.deepEqual(first?.vulnerabilities, ["CVE-2026-0001", "GHSA-drill"]);
  assert.deepEqual(
    [first?.products[0]?.product, first?.products[0]?.version, first?.until, first?.status, first?.at],
    ["pkg:npm/drill-left", "1.0.0", "2027-01-02T00:00:00.000Z", "not_affected", "line 3"],
  );
  assert.deepEqual(
    [second?.products.length, second?.products[0]?.version, second?.until, second?.status],
    [2, null, "2026-12-24T03:00:00.000Z", "accepted"],
  );
});

const faults: readonly (readonly [was: RegExp | string, becomes: string, at: string, code: string])[] = [
  [/until = 2027-01-01\n/, "", "line 3", "member-missing"],
  ["2027-01-01", "2029-01-01", "line 8", "date-implausible"],
  ["2027-01-01", "2027-02-30", "line 8", "date-invalid"],
  ["2027-01-01", '"2027-02-30"', "line 8", "date-invalid"],
  ["2027-01-01", "20270101", "line 8", "date-invalid"],
  ["2027-01-01", '"2027-01-31T23:59:60Z"', "line 8", "date-invalid"],
  ['reason = "vuln', 'reson = "vuln', "line 6", "member-unknown"],
  ["not_in_execute_path", "not_in_path", "line 6", "reason-unknown"],
  [/by = .*\n/, "", "line 3", "member-missing"],
  ["pkg:npm/drill-left@", "npm:drill-left@", "line 5", "purl-invalid"],
  [/vulnerability = \[.*\]/, "vulnerability = []", "line 4", "member-missing"],
  ["[[accept]]", "[[acept]]", "line 3", "member-unknown"],
  ["bongsu.accept/1", "bongsu.accept/2", "line 1", "type-wrong"],
];

for (const [was, becomes, at, code] of faults)
  test(`a file is refused whole: ${code} at ${at} (${becomes === "" ? String(was) : becomes})`, () => {
    const read = readAcceptanceFile(whole.replace(was, becomes), now);
    assert.ok(!read.ok);
    assert.ok(
      read.findings.some((one) => one.at === at && one.code === code),
      JSON.stringify(read.findings),
    );
  });

test("an empty file, and one without a table, accept nothing and are refused", () => {
  for (const text of ["", 'type = "bongsu.accept/1"', "accept = 1", "[accept]"])
    assert.ok(!readAcceptanceFile(text, now).ok, text);
});
