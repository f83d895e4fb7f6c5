/** The JSON of a check against its published schema, which must know every member that is written. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { runCheck } from "#cli/check/check.ts";
import { feedOf, runCommand } from "#test/kit/command/run-command.ts";
import { advisoryOn } from "#test/kit/room/test-publication.ts";

const path = new URL("../../../docs/check.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(path, "utf8")) as object;

/** The schema that takes no member which it does not name; readers take them. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  const isOpen =
    !("properties" in copy) || (copy["properties"] as object & { code?: unknown }).code !== undefined;
  return isOpen ? copy : { ...copy, additionalProperties: false };
}

const severities = [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" }];
const score = { cve: "CVE-2026-99001", date: "2026-05-01", model: "v4", score: 0.9, percentile: 0.99 };
const origin = { format: "epss-csv", path: "epss.csv", position: "", sha256: "" };
const readFeed = feedOf(
  ["drill-left", "drill-right"].map((name) => ({
    ...advisoryOn(`DRILL-${name}`, name, "1.2.0"),
    severities,
  })),
  [{ kind: "scores", origin, scores: [score] }],
);

const bom = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  components: [
    { type: "library", name: "left", version: "1.1.0", purl: "pkg:npm/drill-left@1.1.0", "bom-ref": "left" },
    { type: "library", name: "right", version: "soon", purl: "pkg:npm/drill-right@soon" },
    { type: "library", name: "other", version: "1" },
    { type: "library", name: "far", version: "1", purl: "pkg:pypi/far@1" },
  ],
  vulnerabilities: [
    {
      id: "CVE-2026-99001",
      analysis: { state: "not_affected", justification: "code_not_present" },
      affects: [{ ref: "left" }],
    },
  ],
};

test("what is written is of the schema, and the schema knows every member of it", async () => {
  const root = await mkdtemp(join(tmpdir(), "bongsu-json-"));
  await writeFile(join(root, "bom.cdx.json"), JSON.stringify(bom));
  const accept = [
    "[[accept]]",
    'vulnerability = "CVE-2026-99001"',
    'product = "pkg:npm/drill-left"',
    'reason = "will_not_fix"',
  ];
  await writeFile(
    join(root, "accept.toml"),
    [
      ...accept,
      'by = "Kim"',
      "until = 2026-12-31",
      ...accept.with(2, 'product = "pkg:npm/gone"'),
      'by = "Kim"',
      "until = 2026-12-31",
    ].join("\n"),
  );
  const args = [
    root,
    "--feed",
    "f",
    "--format",
    "json",
    "--accept",
    join(root, "accept.toml"),
    "--min-severity",
    "low",
  ];
  const { out } = await runCommand(runCheck, args, { readFeed });
  await rm(root, { recursive: true });
  const said = JSON.parse(out) as {
    results: { accepted?: object; unheeded?: object; epss: object | null }[];
  };
  for (const wanted of ["accepted", "unheeded", "epss"] as const)
    assert.ok(
      said.results.some((one) => one[wanted] !== undefined && one[wanted] !== null),
      wanted,
    );
  for (const form of [schema, closed(schema) as object]) {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const validate = ajv.compile(form);
    assert.ok(validate(said), JSON.stringify(validate.errors, null, 1));
  }
});
