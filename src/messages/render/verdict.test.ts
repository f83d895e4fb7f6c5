/** Reasons of verdicts as sentences. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { printable } from "#core/input/printable.ts";
import type { Reason } from "#core/verdict.ts";
import { verdictReasonText } from "#messages/render/verdict.ts";
import { translatorOf } from "#messages/translators.ts";

const [korean, english] = [translatorOf("ko"), translatorOf("en")];

const reasons: readonly Reason[] = [
  { code: "in-interval", from: "1.0", to: "2.0", toIncluded: false },
  { code: "in-interval", from: null, to: "2.0", toIncluded: true },
  { code: "in-interval", from: "1.0", to: null, toIncluded: false },
  { code: "in-interval", from: null, to: null, toIncluded: false },
  { code: "listed-version" },
  { code: "outside-every-range" },
  { code: "no-advisory" },
  { code: "version-missing" },
  { code: "version-unreadable", scheme: "npm" },
  { code: "range-undecidable", why: "git-only" },
  { code: "release-unknown" },
  { code: "product-unnamed" },
];

describe("why a verdict is what it is", () => {
  it("has a Korean and an English sentence for every reason, all different", () => {
    const inKorean = reasons.map((reason) => verdictReasonText(reason, korean));
    const inEnglish = reasons.map((reason) => verdictReasonText(reason, english));
    assert.equal(new Set([...inKorean, ...inEnglish]).size, reasons.length * 2);
    assert.ok(inKorean.every((sentence) => /[가-힣]/.test(sentence)));
    assert.ok(inEnglish.every((sentence) => !/[가-힣]/.test(sentence)));
    assert.equal(inKorean[0], "영향받는 범위 안입니다: 1.0 이상 2.0 미만");
    assert.equal(inEnglish[1], "the version lies in the affected range up to and including 2.0");
  });

  it("prints nothing that moves a cursor or turns text around", () => {
    const sentence = verdictReasonText(
      { code: "in-interval", from: null, to: "1\u001b[2J\u202e\n", toIncluded: false },
      english,
    );
    assert.equal(sentence, "the version lies in the affected range before 1\ufffd[2J\ufffd\ufffd");
    assert.equal(printable("한글 text"), "한글 text");
    assert.equal(printable("a".repeat(300)).length, 201);
  });
});
