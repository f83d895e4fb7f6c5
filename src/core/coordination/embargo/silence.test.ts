/** Silence: its states, when the next try is due, and that it is never an answer. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { daysLater } from "#core/coordination/embargo/embargo-terms.ts";
import { type ContactEvent, nextTry, silenceAt } from "#core/coordination/embargo/silence.ts";

const from = "2026-05-13T01:00:00Z";

describe("silence", () => {
  const day = (count: number): string => daysLater(from, count, "UTC");
  const at = (kind: ContactEvent["kind"], count: number): ContactEvent => ({ kind, at: day(count) });
  it("has states, of which none is an answer", () => {
    const events = [
      at("sent", 0),
      at("delivered", 1),
      at("seen", 2),
      at("sent", 3),
      at("sent", 10),
      at("answered", 40),
    ];
    const states = [-1, 0, 1, 2, 3, 10, 24, 40].map((count) => silenceAt(events, day(count)));
    assert.deepEqual(states, [
      "not-contacted",
      "sent",
      "delivered",
      "seen",
      "no-answer-1",
      "no-answer-2",
      "no-answer-3",
      "answered",
    ]);
    assert.equal(silenceAt([at("sent", 0), at("declined", 1)], day(9)), "declined");
  });
  it("what bounced was never sent", () => {
    assert.equal(silenceAt([at("sent", 0), at("bounced", 0)], day(20)), "not-contacted");
    assert.equal(silenceAt([at("sent", 0), at("sent", 3), at("bounced", 3)], day(20)), "no-answer-1");
  });
  it("what arrived or was seen before says nothing of a later message", () => {
    const seen = [at("sent", 0), at("delivered", 0), at("seen", 1)];
    assert.equal(silenceAt(seen, day(2)), "seen");
    assert.equal(silenceAt([...seen, at("sent", 2)], day(2)), "sent");
    assert.equal(silenceAt([...seen, at("sent", 2), at("bounced", 2)], day(2)), "seen");
    assert.equal(silenceAt([...seen, at("delivered", 2)], day(2)), "seen", "what was seen has arrived");
  });
  it("says when the next try is due, until three went unanswered", () => {
    assert.equal(nextTry([], from), from);
    assert.equal(nextTry([at("sent", 0)], day(1)), day(3));
    assert.equal(nextTry([at("sent", 0), at("sent", 3)], day(4)), day(10));
    assert.equal(nextTry([at("sent", 0), at("sent", 3), at("sent", 10), at("sent", 24)], day(30)), null);
    assert.equal(nextTry([at("sent", 0), at("answered", 1)], day(30)), null);
  });
});
