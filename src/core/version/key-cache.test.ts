/** A scheme that remembers answers as the scheme itself, before and after it forgets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { schemes } from "#core/version/index.ts";
import { withKeyCache } from "#core/version/key-cache.ts";

test("a remembering scheme gives the keys of its scheme, also of what cannot be read and of more than it remembers", () => {
  for (const scheme of schemes) {
    const other = withKeyCache(scheme);
    for (const version of ["1.2.3", "", "1.2.3", "no version at all", "1".repeat(200)])
      assert.deepEqual(other.key(version), scheme.key(version));
    assert.equal(other.exact, scheme.exact);
  }
  const [scheme] = schemes;
  assert.ok(scheme);
  const other = withKeyCache(scheme);
  for (let i = 0; i < 40_000; i++)
    assert.equal(other.key(`1.0.${i % 20_000}`)?.length, scheme.key(`1.0.${i % 20_000}`)?.length);
});
