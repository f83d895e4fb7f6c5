/** Facts of assets and patch windows in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readWindow } from "#core/asset/patch-window.ts";
import { patchWindowText } from "#messages/render/asset-fact.ts";
import { translatorOf } from "#messages/translators.ts";

test("a patch window is said with its days and Korea's time", () => {
  const [night, daily] = [readWindow("sat 22:00-02:00"), readWindow("daily 02:00-04:00")];
  assert.ok(night !== null && daily !== null);
  assert.equal(patchWindowText(night, translatorOf("ko")), "토 22:00–02:00 KST");
  assert.equal(patchWindowText(daily, translatorOf("en")), "daily 02:00–04:00 KST");
});
