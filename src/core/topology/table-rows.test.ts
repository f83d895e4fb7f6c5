/** Organisations and offices from tables: each finding names its line, and any text at all ends in rows or findings. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { korea } from "#core/topology/documents/korea.ts";
import { withOfficesOf } from "#core/topology/office-row.ts";
import { readOrganizationRows, unknownLanguages, unknownTerms } from "#core/topology/organization-row.ts";
import { readTopology } from "#core/topology/read-topology.ts";
import { topologyDocument } from "#core/topology/topology-document.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

const header =
  "id,name.ko,name.en,tier,sector,domain,region,criticalInfrastructure,size,languages,email,validFrom,validTo,succeededBy";
const good = 'o-1,"가나, 다",Ga Na,sme,retail,private,11,no,12,ko en,duty@o-1.drill.example,2026-07-01,,';

function findingsOf(text: string): readonly string[] {
  const read = readOrganizationRows(text);
  return read.ok ? [] : read.findings.map(({ at, code }) => `${at} ${code}`);
}

describe("organisations from a table", () => {
  it("are read from CSV and JSON alike", () => {
    const csv = readOrganizationRows(`\ufeff${header}\r\n${good}\r\n\r\n`);
    assert.ok(csv.ok);
    const [row] = csv.value.rows;
    assert.deepEqual(row, {
      id: "o-1",
      name: { ko: "가나, 다", en: "Ga Na" },
      tier: "sme",
      sector: "retail",
      domain: "private",
      region: "11",
      criticalInfrastructure: false,
      size: 12,
      languages: ["ko", "en"],
      contacts: [{ kind: "email", value: "duty@o-1.drill.example" }],
      validFrom: "2026-07-01",
      validTo: null,
      succeededBy: null,
    });
    for (const text of [JSON.stringify([row]), JSON.stringify({ organizations: [row] })]) {
      const json = readOrganizationRows(text);
      assert.ok(json.ok);
      assert.deepEqual(json.value.rows, [row]);
    }
    assert.deepEqual(csv.value.places, ["line 2"]);
  });

  it("name the line and the column of what is wrong", () => {
    const text = [
      header,
      good,
      good.replace("o-1", "o 1").replace("12", "many"),
      good.replace("2026-07-01", "2026-06-31"),
      good.replace("no,", "maybe,"),
      good.replace('"가나, 다",Ga Na', ","),
    ].join("\n");
    assert.deepEqual(findingsOf(text), [
      "line 3 id id-invalid",
      "line 3 size size-invalid",
      "line 4 validFrom date-invalid",
      "line 5 criticalInfrastructure cell-invalid",
      "line 6 name name-invalid",
    ]);
    assert.deepEqual(findingsOf(`${header}\n${good},extra`), ["line 2 row-invalid"]);
    assert.deepEqual(findingsOf(`${header},colour\n${good},red`), ["line 2 colour column-unknown"]);
    assert.deepEqual(findingsOf('[{"id":"a"}, 3]'), ["/1 row-invalid"]);
    assert.deepEqual(findingsOf(""), [" empty"]);
  });

  it("use words that the topology has", () => {
    const terms = { tier: "sme", sector: "space", domain: "private", region: "99" };
    assert.deepEqual(
      unknownTerms(korea, terms, "/rows/4").map(({ at }) => at),
      ["/rows/4/sector", "/rows/4/region"],
    );
    assert.deepEqual(
      unknownLanguages(korea, ["ko", "fr"]).map(({ at }) => at),
      ["/languages/1"],
    );
  });

  it("come from any text at all without a throw", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("o-1", "가", "yes", "2026-07-01", '"', "\n", "{", "["),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell)), fc.boolean(), (rows, headed) => {
        const text = [...(headed ? [header] : []), ...rows.map((row) => row.join(","))].join("\n");
        const read = readOrganizationRows(text);
        assert.ok(read.ok || read.findings.length > 0);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        const read = readOrganizationRows(text);
        assert.ok(read.ok || read.findings.length > 0);
      }),
    );
  });

  it("are 28,000 in reasonable time", () => {
    const lines = Array.from({ length: 28_000 }, (_, i) => good.replace("o-1", `o-${i}`));
    const begun = processorTime();
    const read = readOrganizationRows([header, ...lines].join("\n"));
    assert.ok(read.ok && read.value.rows.length === 28_000);
    assert.ok(processorTime() - begun < 5000);
  });
});

describe("offices from a table", () => {
  const officeHeader = "id,kind,name.ko,name.en,domain,sector,validFrom,validTo";
  const table = [
    officeHeader,
    "chair,chair,의장,Chair,,,2020-01-01,",
    "one,lead,하나,One,private,,2020-01-01,2026-07-01",
    "two,lead,둘,Two,public,,2020-01-01,",
    "two,,,,private,,2026-07-01,",
    "three,lead,셋,Three,military,,2020-01-01,",
    "idle,ministry,넷,Four,,,,",
  ];

  it("replace those of the topology", () => {
    const read = withOfficesOf(korea, table.join("\n"));
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(
      read.value.offices.map(({ id, jurisdictions }) => [id, jurisdictions.length]),
      [
        ["chair", 1],
        ["one", 1],
        ["two", 2],
        ["three", 1],
        ["idle", 0],
      ],
    );
    const json = withOfficesOf(korea, JSON.stringify({ offices: topologyDocument(read.value)["offices"] }));
    assert.ok(json.ok);
    assert.deepEqual(json.value, read.value);
  });

  it("name the line that does not fit", () => {
    const wrong = table.with(4, "two,,,,navy,,2026-07-01,").with(6, "idle,village,넷,Four,,,,");
    const read = withOfficesOf(korea, wrong.join("\n"));
    assert.ok(!read.ok);
    assert.deepEqual(
      read.findings.map(({ at, code }) => `${at} ${code}`),
      ["line 7 kind kind-unknown"],
    );
    const fitting = withOfficesOf(korea, table.with(4, "two,,,,navy,,2026-07-01,").join("\n"));
    assert.ok(!fitting.ok);
    assert.deepEqual(
      fitting.findings.map(({ at, code }) => `${at} ${code}`),
      ["line 5 domain word-not-listed"],
    );
  });
});

describe("a topology's document", () => {
  it("reads as the same topology", () => {
    const read = readTopology(JSON.parse(JSON.stringify(topologyDocument(korea))));
    assert.ok(read.ok);
    assert.deepEqual(read.value, korea);
  });
});
