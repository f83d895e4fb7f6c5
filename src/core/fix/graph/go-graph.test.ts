/** Which modules a go.mod requires itself, and which stand in for others, however its lines are written. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { goGraph } from "#core/fix/graph/other-graphs.ts";

/** Each module and version with what requires it. */
function requirersIn(text: string): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(goGraph(text)?.requirers ?? []);
}

it("reads requirements in a block and alone, with remarks", () => {
  const read = requirersIn(
    "module drill.example/app\n\ngo 1.22\n\nrequire (\n\tdrill.example/a v1.2.3\n\tdrill.example/b v2.0.0 // indirect\n)\nrequire drill.example/c v0.1.0\nexclude drill.example/d v1.0.0\n",
  );
  assert.deepEqual(Object.keys(read), [
    "drill.example/a@v1.2.3",
    "drill.example/b@v2.0.0",
    "drill.example/c@v0.1.0",
  ]);
});

it("reads what stands in for another, with and without the version of the other", () => {
  const read = requirersIn(
    "replace drill.example/a => drill.example/fork v1.2.4\nreplace (\n  drill.example/b v2.0.0 => drill.example/other v2.0.1\n  drill.example/c => ../c\n)\n",
  );
  assert.deepEqual(Object.keys(read), [
    "drill.example/fork@v1.2.4",
    "drill.example/other@v2.0.1",
    "drill.example/b@v2.0.0",
  ]);
});

it("takes no host-less name, no other version and no remark for a module", () => {
  assert.deepEqual(
    requirersIn("require a v1.0.0\nrequire .a v1\nrequire drill.example/a 1.0.0\n// x.y => z.w\n"),
    {},
  );
});
