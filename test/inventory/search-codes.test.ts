/** Everything that a search finds wrong has a sentence, so that no answer says in English what it leaves out. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { leftOutBySearch } from "#agent/scan/search-finding.ts";
import { finding } from "#messages/en/shared/finding/finding.ts";
import { readerFinding } from "#messages/en/shared/finding/reader-finding.ts";

test("every finding of the search has a sentence", () => {
  const sentences = { ...finding, ...readerFinding };
  for (const code of Object.keys(leftOutBySearch)) assert.ok(Object.hasOwn(sentences, code), code);
});
