/** Every decision point and value of every table and pack has a Korean name, no two values of a point the same. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { packs } from "#core/rules/packs/index.ts";
import { tables } from "#core/rules/tables/index.ts";
import { koreanPoint, koreanValue } from "#core/rules/tables/korean.ts";

it("every decision point and value that ships has a Korean name of its own", () => {
  for (const table of [...tables, ...packs.map((pack) => pack.table)])
    for (const { id, values } of [...table.points, table.outcome]) {
      assert.ok(koreanPoint(id), id);
      const said = values.map((_, place) => koreanValue(id, place));
      assert.ok(
        said.every((name) => name !== null),
        id,
      );
      assert.equal(new Set(said).size, values.length, id);
      assert.equal(koreanValue(id, values.length), null, id);
    }
  for (const odd of ["__proto__", "constructor", "x:Y:1"]) assert.equal(koreanPoint(odd), null);
});
