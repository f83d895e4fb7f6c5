/** Where two records differ: how items of their lists are paired, and what that costs. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";
import { differencesOf } from "#core/publish/read-back/differences.ts";
import { silentRecord } from "#core/publish/read-back/read-format.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

type Credits = OwnAdvisory["credits"];
const credited = (...credits: Credits): OwnAdvisory => ({ ...silentRecord, credits });
const [one, other] = [
  { name: "Kim", kind: "finder" },
  { name: "Lee", kind: "finder" },
] as const;

describe("differences of two records", () => {
  it("are none where a list has the same items in another order, equal ones as often", () => {
    assert.deepEqual(differencesOf(credited(one, other, one), credited(one, one, other)), []);
    assert.deepEqual(differencesOf(credited(one, one), credited(one)), ["/credits/1"]);
    assert.deepEqual(differencesOf(credited(one), credited(one, one)), ["/credits"]);
  });
  it("are those of the item of the same name, else of the one that is left", () => {
    const [first, second] = ["a", "b"].map((key) => ({ key, name: key, listed: ["1"] }));
    const record = (...products: readonly object[]) => ({ ...silentRecord, products }) as OwnAdvisory;
    const changed = { ...first, listed: ["2"] };
    assert.deepEqual(differencesOf(record(first ?? {}, second ?? {}), record(second ?? {}, changed)), [
      "/products/0/listed/0",
      "/products/0/listed",
    ]);
    assert.deepEqual(differencesOf(credited(one), credited(other)), ["/credits/0/name"]);
  });
  it("of lists of thousands cost what reading them costs", () => {
    const many = (kind: "finder" | "other") =>
      credited(...Array.from({ length: 10_000 }, (_, n) => ({ name: `n${n}`, kind })));
    const begun = processorTime();
    assert.equal(differencesOf(many("finder"), many("other")).length, 10_000);
    assert.ok(processorTime() - begun < 2000);
  });
});
