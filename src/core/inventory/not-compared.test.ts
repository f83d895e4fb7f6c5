/** What was not compared is never lost: beyond what is kept one by one it is counted. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addNotCompared,
  type NotCompared,
  notComparedCount,
  notComparedGroups,
} from "#core/inventory/not-compared.ts";

function one(at: string, code: NotCompared["code"], what = ""): NotCompared {
  return { path: "a", at, what, code, count: 1 };
}

test("the count is whole where not everything is kept", () => {
  const kept: NotCompared[] = [];
  for (let i = 0; i < 2500; i++) addNotCompared(kept, one(`line ${i}`, "entry-unreadable", "x".repeat(500)));
  assert.equal(kept.length, 1001);
  assert.equal(notComparedCount(kept), 2500);
  assert.equal(kept.at(-1)?.code, "more");
  assert.ok(kept.every(({ what }) => what.length <= 200));
});

test("groups are by file and reason, each place and name once", () => {
  const groups = notComparedGroups([
    one("line 1", "other-origin", "drill"),
    one("line 2", "other-origin", "drill"),
    one("", "direct-only"),
    { ...one("line 9", "other-origin", "gate"), path: "b" },
  ]);
  assert.deepEqual(groups, [
    { path: "a", code: "other-origin", count: 2, places: ["line 1", "line 2"], names: ["drill"] },
    { path: "a", code: "direct-only", count: 1, places: [], names: [] },
    { path: "b", code: "other-origin", count: 1, places: ["line 9"], names: ["gate"] },
  ]);
});
