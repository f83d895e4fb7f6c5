/** Every decision point and value of every table and pack has a Korean name, no two values of a point the same. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { packs } from "#core/rules/packs/index.ts";
import { tables } from "#core/rules/tables/index.ts";
import { pointName, pointValueName } from "#core/rules/tables/point-names.ts";

it("every decision point and value that ships has a Korean name of its own", () => {
  for (const table of [...tables, ...packs.map((pack) => pack.table)])
    for (const { id, values } of [...table.points, table.outcome]) {
      assert.ok(pointName(id, "ko"), id);
      const said = values.map((_, place) => pointValueName(id, place, "ko"));
      assert.ok(
        said.every((name) => name !== null),
        id,
      );
      assert.equal(new Set(said).size, values.length, id);
      assert.equal(pointValueName(id, values.length, "ko"), null, id);
    }
  for (const odd of ["__proto__", "constructor", "x:Y:1"]) assert.equal(pointName(odd, "ko"), null);
  assert.equal(pointName(tables[0]?.outcome.id ?? "", "en"), null, "English names are the publishers'");
});
