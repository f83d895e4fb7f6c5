/** The names of folders that a list installs from. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { withOwnFolders } from "#agent/scan/tree/own-folders.ts";

test("a folder with a manifest is a component with its place and no version; its names are not guessed between two", () => {
  const unnamed = (what: string) =>
    ({ path: "a/requirements.txt", at: "line 1", what, code: "source-unnamed", count: 1 }) as const;
  const list = { kind: "requirements", path: "a/requirements.txt", components: [] };
  const manifest = (path: string, ...provides: readonly string[]) => {
    const names = { requires: [], provides };
    return { list: { kind: "python-project", path }, isDeclaring: false, names };
  };
  const named = withOwnFolders(
    [list, { ...list, kind: "pylock" }],
    [unnamed("../own"), unnamed("./two"), unnamed("./none")],
    [manifest("own/pyproject.toml", "Drill_Own"), manifest("a/two/pyproject.toml", "drill-a", "drill-b")],
  );
  assert.deepEqual(
    named.lists.map(({ components }) =>
      components.map(({ product, version, origin }) => [product, version, origin]),
    ),
    [[["pkg:pypi/drill-own", null, { kind: "path", place: "../own" }]], []],
  );
  assert.deepEqual(
    named.notCompared.map(({ what }) => what),
    ["./two", "./none"],
  );
});
