/** What a terminal is given of text from outside. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isPrintable, printable, printableLines } from "#core/input/printable.ts";

test("nothing that a terminal would obey is left, on a line or on many", () => {
  const hostile = "a\u001b[2Jb\u202ec\ud800";
  assert.equal(printable(hostile), "a\ufffd[2Jb\ufffdc\ufffd");
  assert.equal(printableLines(`${hostile}\n\tx\r\ny\rz`), "a\ufffd[2Jb\ufffdc\ufffd\n\tx\r\ny\ufffdz");
  assert.ok(isPrintable("봉수 é ✓") && !isPrintable("a\nb"));
});
