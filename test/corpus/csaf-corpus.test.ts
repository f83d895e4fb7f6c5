/** No product that a CSAF document calls affected is "not affected", or passed over, when it is matched against that document: over every document at hand. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { csafDocuments, csafFolder, selfMatch } from "#test/kit/suites/csaf-suite.ts";

const places = [csafFolder, join(import.meta.dirname, "../vectors/format/csaf")];

for (const place of places)
  test(`csaf: ${place}`, { skip: existsSync(place) ? false : `no ${place}` }, async () => {
    let asked = 0;
    for await (const document of csafDocuments([place])) {
      const one = selfMatch(document);
      assert.deepEqual(one.violations, [], one.id);
      asked += one.asked;
    }
    assert.ok(asked > 0);
  });
