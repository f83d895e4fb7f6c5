/** What has worked with a supplier before, from what was noted in cases. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ContactHistory, contactRecord } from "#core/coordination/book/contact-record.ts";
import type { ContactEvent } from "#core/coordination/embargo/silence.ts";

function history(
  events: Readonly<Partial<Record<ContactEvent["kind"], string>>>,
  ways: Partial<ContactHistory> = {},
): ContactHistory {
  const noted = Object.entries(events).map(([kind, hour]) => ({
    kind: kind as ContactEvent["kind"],
    at: `2026-05-${hour}:00:00Z`,
  }));
  return { events: noted, tried: [], answeredBy: [], ...ways };
}

describe("what has worked with a supplier", () => {
  it("is nothing of no case: no way, no time, and no answer", () => {
    assert.deepEqual(contactRecord([]), {
      cases: 0,
      sent: 0,
      bounced: 0,
      delivered: 0,
      seen: 0,
      answered: 0,
      declined: 0,
      hours: null,
      lastAnswer: null,
      ways: [],
    });
  });

  it("counts how far messages came, and how soon each way was answered by, the silent ones too", () => {
    const record = contactRecord([
      history(
        { sent: "01T00", delivered: "01T01", seen: "01T02", answered: "01T06" },
        { tried: ["room", "mail"], answeredBy: ["room"] },
      ),
      history({ sent: "02T00", answered: "04T00" }, { tried: ["mail"], answeredBy: ["mail"] }),
      history({ sent: "03T00", bounced: "03T01" }, { tried: ["mail"] }),
      history({ sent: "05T00", declined: "05T03" }, { tried: ["file"] }),
      history({ answered: "06T00" }, { answeredBy: ["hand"] }),
    ]);
    assert.deepEqual(record.ways, [
      { way: "room", tried: 1, answered: 1, hours: 6 },
      { way: "mail", tried: 3, answered: 1, hours: 48 },
      { way: "file", tried: 1, answered: 0, hours: null },
      { way: "hand", tried: 1, answered: 1, hours: null },
    ]);
    const { ways: _ways, ...counts } = record;
    assert.deepEqual(counts, {
      cases: 5,
      sent: 4,
      bounced: 1,
      delivered: 1,
      seen: 1,
      answered: 3,
      declined: 1,
      hours: 6,
      lastAnswer: "2026-05-06T00:00:00Z",
    });
  });
});
