/** The reader of topologies: what is shipped is right, each law names its place, and nothing that comes from outside makes it throw. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { europeDrill, groupDrill } from "#core/topology/documents/index.ts";
import { korea } from "#core/topology/documents/korea.ts";
import koreaDocument from "#core/topology/documents/kr.json" with { type: "json" };
import { readTopology, readTopologyText } from "#core/topology/read-topology.ts";
import { idsOf, inLanguage, isValidOn, termName, topologyType } from "#core/topology/topology.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

type Edit = (document: typeof koreaDocument) => void;

/** The findings about Korea's document after an edit, as `at code`. */
function findingsOf(edit: Edit): readonly string[] {
  const document = structuredClone(koreaDocument);
  edit(document);
  const read = readTopology(document);
  return read.ok ? [] : read.findings.map(({ at, code }) => `${at} ${code}`);
}

describe("the shipped topologies", () => {
  it("are read, each with its own words", () => {
    assert.deepEqual(idsOf(korea, "domain"), ["private", "public", "military"]);
    assert.equal(korea.sectors.length, 12);
    assert.equal(europeDrill.sectors.length, 18);
    assert.equal(europeDrill.time.zone, "Europe/Brussels");
    assert.deepEqual(idsOf(europeDrill, "tier"), ["essential", "important", "voluntary"]);
    assert.deepEqual(idsOf(groupDrill, "domain"), ["ship", "bank", "shop", "net"]);
    assert.deepEqual(
      [korea, europeDrill, groupDrill].map(({ drill }) => drill),
      [false, true, true],
    );
  });

  it("know one region fewer from 1 July 2026 on", () => {
    const count = (on: string): number => korea.regions.filter((region) => isValidOn(region, on)).length;
    assert.deepEqual([count("2026-06-30"), count("2026-07-01")], [17, 16]);
  });

  it("name what they have in each of their languages and fall back to the first", () => {
    assert.equal(termName(korea, "sector", "finance", "ko"), "금융");
    assert.equal(termName(europeDrill, "sector", "waste-water", "de"), "Abwasser");
    assert.equal(termName(europeDrill, "sector", "waste-water", "ko"), "waste water");
    assert.equal(termName(europeDrill, "sector", "finance", "ko"), "finance");
    assert.equal(inLanguage({}, "ko"), "");
  });
});

describe("a topology document", () => {
  const cases: readonly (readonly [string, Edit, readonly string[]])[] = [
    ["is of its type", (one) => (one.type = "bongsu.topology/9"), ["/type type-unknown"]],
    [
      "has no member that nobody reads",
      (one) => Object.assign(one.tiers[0] ?? {}, { colour: "red" }),
      ["/tiers/0/colour member-unknown"],
    ],
    ["lists at least one domain", (one) => (one.domains = []), ["/domains list-empty"]],
    [
      "gives each id once",
      (one) => Object.assign(one.sectors[1] ?? {}, { id: "government" }),
      [
        "/sectors/1/id id-repeated",
        "/offices/4/jurisdictions/0/sector word-not-listed",
        "/offices/18/jurisdictions/0/sector word-not-listed",
      ],
    ],
    [
      "names everything in each of its languages",
      (one) => Object.assign(one.regions[2]?.name ?? {}, { en: undefined }),
      ["/regions/2/name/en member-missing"],
    ],
    [
      "asks for names in a language that it adds",
      (one) => {
        Object.assign(one.languages, { ja: "日本語" });
        one.domains = one.domains.map((domain) => ({ ...domain, name: { ...domain.name, ja: "x" } }));
        one.tiers = one.tiers.map((tier) => ({ ...tier, name: { ...tier.name, ja: "x" } }));
        one.sectors = one.sectors.map((sector) => ({ ...sector, name: { ...sector.name, ja: "x" } }));
        one.offices = one.offices.map((office) => ({ ...office, name: { ...office.name, ja: "x" } }));
        one.regions = one.regions.map((region) => ({ ...region, name: { ...region.name, ja: "x" } }));
      },
      ["/name/ja name-missing"],
    ],
    [
      "gives jurisdictions over words that it has",
      (one) => Object.assign(one.offices[1]?.jurisdictions[0] ?? {}, { tier: "village" }),
      ["/offices/1/jurisdictions/0/tier word-not-listed", "/domains/1 lead-missing"],
    ],
    [
      "dates jurisdictions with days that exist, in order",
      (one) => Object.assign(one.offices[2]?.jurisdictions[0] ?? {}, { validTo: "2019-12-31" }),
      ["/offices/2/jurisdictions/0/validTo dates-out-of-order"],
    ],
    [
      "dates nothing with a day that does not exist",
      (one) => Object.assign(one.offices[2]?.jurisdictions[0] ?? {}, { validFrom: "2026-02-30" }),
      ["/offices/2/jurisdictions/0/validFrom date-invalid"],
    ],
    [
      "ends a region only into one that is there",
      (one) => Object.assign(one.regions[17] ?? {}, { validFrom: "2026-07-02" }),
      ["/regions/4/succeededBy dates-out-of-order", "/regions/11/succeededBy dates-out-of-order"],
    ],
    ["has a chair", (one) => one.offices.splice(0, 1), ["/offices chair-missing"]],
    ["has a lead for each domain", (one) => one.offices.splice(1, 1), ["/domains/1 lead-missing"]],
    [
      "has one lead for a domain at a time",
      (one) => Object.assign(one.offices[13] ?? {}, { kind: "lead" }),
      ["/offices/13/jurisdictions/0 lead-repeated"],
    ],
    [
      "is in a time zone that exists",
      (one) => (one.time.zone = "Asia/Pyongchang"),
      ["/time/zone zone-unknown"],
    ],
    ["has a calendar that exists", (one) => (one.calendar = "moon"), ["/calendar calendar-unknown"]],
    [
      "has names of one line",
      (one) => Object.assign(one.tiers[0]?.name ?? {}, { en: "a\u202eb" }),
      ["/tiers/0/name/en text-control"],
    ],
  ];
  for (const [law, edit, expected] of cases)
    it(law, () => {
      assert.deepEqual(findingsOf(edit), expected);
    });

  it("may hand a jurisdiction on from one day to the next", () => {
    const moved: Edit = (one) => {
      const [nis, msit] = [one.offices[1], one.offices[2]];
      Object.assign(nis?.jurisdictions[0] ?? {}, { validTo: "2026-07-01" });
      msit?.jurisdictions.push({ domain: "public", validFrom: "2026-07-01" } as never);
    };
    assert.deepEqual(findingsOf(moved), []);
  });
});

describe("the reader of topologies", () => {
  it("answers any JSON with findings at places, and never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const read = readTopology(value);
        assert.equal(read.ok, false);
        assert.ok(!read.ok && read.findings.every(({ at }) => at === "" || at.startsWith("/")));
      }),
    );
  });

  it("answers its own members with anything in them", () => {
    const members = Object.keys(koreaDocument) as (keyof typeof koreaDocument)[];
    const entry = fc.dictionary(
      fc.constantFrom(
        "id",
        "name",
        "kind",
        "jurisdictions",
        "validFrom",
        "validTo",
        "succeededBy",
        "__proto__",
      ),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...members), fc.oneof(fc.jsonValue(), fc.array(entry)), (name, value) => {
        const read = readTopology({ ...koreaDocument, [name]: value });
        if (read.ok) assert.deepEqual(readTopology({ ...koreaDocument, [name]: value }), read);
        else assert.ok(read.findings.length > 0 && read.findings.every(({ at }) => at.startsWith("/")));
      }),
    );
  });

  it("reads text within limits, and refuses what is repeated, cut off or too long", () => {
    const text = JSON.stringify(koreaDocument);
    assert.ok(readTopologyText(text).ok);
    assert.equal(readTopologyText(text.slice(0, -5)).ok, false);
    assert.equal(readTopologyText(text.replace("{", `{"id":"other",`)).ok, false);
    assert.equal(readTopologyText(`${" ".repeat(5_000_000)}${text}`).ok, false);
    assert.equal(readTopologyText(`{"type":"${topologyType}"}`).ok, false);
  });

  it("answers a document of the largest size in time", () => {
    const jurisdictions = Array.from({ length: 200 }, () => ({ domain: "public", validFrom: "2020-01-01" }));
    const offices = Array.from({ length: 300 }, (_, i) => {
      return { id: `o-${i}`, kind: "lead", name: { ko: "가", en: "a" }, jurisdictions };
    });
    const begun = processorTime();
    const read = readTopology({ ...koreaDocument, offices });
    assert.ok(!read.ok && read.findings.length === 500);
    assert.ok(processorTime() - begun < 5000);
  });
});
