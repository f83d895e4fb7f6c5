/** Why an answer does not end the matter: the cause follows from the answer and the standing, and a settled one has none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { responseStatuses } from "#core/directive/attestation.ts";
import { responseStatusCause } from "#core/directive/response-status-cause.ts";
import { responseStatusText } from "#messages/render/receipt.ts";
import { translatorOf } from "#messages/translators.ts";

const none = { affected: 0, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };

test("whatever stands and is not settled has a cause, also where the answer itself counts nothing bad", () => {
  const upgraded = { counts: { ...none, fixed: 1, unknown: 1 } };
  assert.equal(responseStatusCause(upgraded, "affected"), "unaccounted");
  assert.equal(responseStatusCause({ counts: { ...none, fixed: 1 } }, "affected"), "earlier");
  assert.equal(responseStatusCause({ counts: { ...none, affected: 2 } }, "affected"), "affected");
  assert.equal(responseStatusCause({ counts: { ...none, fixed: 1 } }, "unknown"), "earlier");
  assert.equal(responseStatusCause(upgraded, "unknown"), "unknown");
  assert.equal(responseStatusCause({ counts: { ...none, fixed: 2 } }, "contradicted"), "contradicted");
  for (const standing of ["closed", "not-affected"] as const)
    assert.equal(responseStatusCause(upgraded, standing), null);
});

test("every standing is a sentence in every language", () => {
  for (const language of ["en", "ko", "ja"])
    for (const standing of responseStatuses)
      assert.doesNotMatch(
        responseStatusText({ counts: { ...none, fixed: 1, unknown: 1 } }, standing, translatorOf(language)),
        /[{}]/,
      );
  assert.equal(
    responseStatusText({ counts: { ...none, fixed: 1, unknown: 1 } }, "affected", translatorOf("en")),
    "Recorded. Your standing is not closed: affected, because what was affected before is not accounted for (1 unknown, 0 lists gone from where they were).",
  );
});
