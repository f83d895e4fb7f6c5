/** Codes for the telephone: six digits, of one directive, day and room. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { codeAnswers, codeForm, phoneCode } from "#core/roster/phone-code.ts";

const bytes = new TextEncoder().encode("DRILL directive");
const document = {
  id: "DRILL-2026-0001",
  drill: true,
  draft: { title: { en: "DRILL: patch the gate" } },
} as unknown as DirectiveDocument;
const keyid = "a".repeat(64);

describe("the code of a directive", () => {
  it("is of its bytes, the day and the room, and of no other", async () => {
    const code = await phoneCode(bytes, "2026-06-01", keyid);
    assert.match(code, codeForm);
    assert.equal(await phoneCode(bytes, "2026-06-01", keyid), code);
    for (const other of [
      await phoneCode(bytes.subarray(1), "2026-06-01", keyid),
      await phoneCode(bytes, "2026-06-02", keyid),
      await phoneCode(bytes, "2026-06-01", "b".repeat(64)),
    ])
      assert.notEqual(other, code);
  });

  it("is found on its day and the day after, in Korea's time where the directive names no other", async () => {
    const code = await phoneCode(bytes, "2026-06-01", keyid);
    const at = async (instant: string) =>
      (await codeAnswers(code, [{ document, bytes }], { keyid, at: instant })).map(({ day }) => day);
    assert.deepEqual(await at("2026-05-31T14:59:00Z"), []);
    assert.deepEqual(await at("2026-05-31T15:00:00Z"), ["2026-06-01"]);
    assert.deepEqual(await at("2026-06-02T14:59:00Z"), ["2026-06-01"]);
    assert.deepEqual(await at("2026-06-02T15:00:00Z"), []);
  });
});
