/** Texts come back as they were. */
import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { fromSevenBits, toSevenBits } from "../../tools/agent/seven-bit.ts";

it("keeps every text, in ASCII alone", () => {
  const letters = fc.oneof(
    fc.constantFrom("+", "-", "가", "灯", "é", "\u{1f525}", "\ud800", "a\n"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(letters), (parts) => {
      const text = parts.join("");
      const seven = toSevenBits(text);
      assert.match(seven, /^[\0-\x7f]*$/);
      assert.equal(fromSevenBits(seven), text);
    }),
  );
});

it("is UTF-7 for what the standard gives as examples", () => {
  assert.equal(toSevenBits("Hi Mom \u263a-"), "Hi Mom +Jjo--");
  assert.equal(toSevenBits("日本語"), "+ZeVnLIqe-");
});
