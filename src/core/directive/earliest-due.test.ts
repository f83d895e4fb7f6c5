/** Deadlines of what is affected: the earliest of several directives, found by an alias, and none where a document has no readable dates. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type MatchInContext, earliestDue } from "#core/directive/earliest-due.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { Duration } from "#core/clock/duration.ts";

function directive(duration: Duration, change: Partial<DirectiveDocument> = {}): DirectiveDocument {
  const advisory = {
    id: "DRILL-1",
    aliases: ["CVE-2026-99001"],
    title: {},
    decision: {},
    kevAdded: null,
    published: null,
  };
  return {
    type: "bongsu.directive/1",
    id: "D-1",
    revision: 1,
    state: "issued",
    drill: true,
    dissemination: "S-1",
    issuedAt: "2026-05-13T00:00:00Z",
    issuedBy: "o-1",
    approvedBy: ["o-2"],
    draft: {
      title: {},
      advisories: ["DRILL-1"],
      rulePack: "us.cisa.bod-26-04@1.0.0",
      scope: "true",
      actions: [{ kind: "upgrade", clock: { start: "published", duration } }],
      binding: true,
      legalBasis: {},
      contact: "",
    },
    advisories: [advisory],
    text: { ko: "", en: "" },
    pack: null,
    replaces: null,
    changes: null,
    ...change,
  };
}

const dated: MatchInContext = {
  match: { advisory: "GHSA-drill", aliases: ["CVE-2026-99001"], fixed: ["1.0"] },
  facts: {},
  received: [],
};

describe("due", () => {
  it("is the earliest date that any directive sets", () => {
    const hours = directive({ hours: 6 });
    assert.equal(earliestDue([directive({ days: 3 }), hours], dated), earliestDue([hours], dated));
    assert.equal(Date.parse(earliestDue([hours], dated) ?? ""), Date.parse("2026-05-13T06:00:00Z"));
  });

  it("is none for an advisory that the directive does not name", () => {
    const other = { ...dated, match: { ...dated.match, aliases: [] } };
    assert.equal(earliestDue([directive({ hours: 6 })], other), null);
  });

  it("is none, and no crash, where a date or duration cannot be read", () => {
    const [good] = directive({ days: 1 }).advisories;
    assert.ok(good !== undefined);
    const broken = [
      directive({ days: 1 }, { issuedAt: "yesterday" }),
      directive({ days: 1 }, { issuedAt: "2026-02-31T00:00:00Z" }),
      directive({ days: 1 }, { advisories: [{ ...good, kevAdded: "2026-13-40" }] }),
      directive({ days: -1 }),
      directive({ date: "soon" }),
      directive({} as Duration),
    ];
    for (const one of broken) assert.equal(earliestDue([one], dated), null);
  });
});
