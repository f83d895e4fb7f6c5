/** The committed decision tables against the published JSON: `tools/make-tables.ts` would write them again as they are. Skipped where the JSON is not at hand. */
import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { tables } from "#core/rules/tables/index.ts";
import { changedTables, idOf, type PublishedTable, withRows } from "../../tools/make-tables.ts";

const published = "../shared/data/conformance/ssvc-data.tar.gz";

test("rows are written from the facts of a published table, and nothing else of the file is touched", () => {
  const source = "head\nrows: rowsOf(`\n    N L  D\n  `),\nend\n";
  const table = {
    namespace: "x",
    key: "Y",
    version: "1.0.0",
    mapping: [
      { a: "N", b: "VH", c: "D" },
      { a: "Y", b: "L", c: "$I" },
    ],
  };
  assert.equal(withRows(source, table), "head\nrows: rowsOf(`\n    N VH D\n    Y L  $I\n  `),\nend\n");
});

test(
  "every published table that we carry is committed as the tool writes it",
  { skip: existsSync(published) ? false : "the SSVC data are not at hand" },
  async () => {
    const found = new Map<string, PublishedTable>();
    for await (const entry of createReadStream(published).pipe(createGunzip()).pipe(extract())) {
      if (/\/json\/decision_tables\/.*\.json$/.test(entry.header.name)) {
        const table = JSON.parse(await text(entry)) as PublishedTable;
        found.set(idOf(table), table);
      } else entry.resume();
    }
    assert.equal(tables.filter(({ id }) => found.has(id)).length, tables.length);
    assert.deepEqual([...changedTables(found).keys()], []);
  },
);
