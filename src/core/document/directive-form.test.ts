/** The form of a published directive: what it refuses, each at its place, and what was published before conditions came. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { checkDirective, readDirective } from "#core/document/directive-form.ts";
import {
  type DirectiveFactsFile,
  readDirectiveFactsFile,
  sameAdvisoryFacts,
  withNewestAdvisoryFacts,
} from "#core/document/facts-file.ts";

const path = "directives/DRILL-2026-0001/1.json";
const advisory = {
  id: "DRILL-ADV-1",
  aliases: [],
  title: {},
  decision: {},
  kevAdded: null,
  published: null,
};
const document = {
  type: "bongsu.directive/1",
  id: "DRILL-2026-0001",
  revision: 1,
  state: "issued",
  drill: true,
  dissemination: "SP-0000-0000-0000",
  issuedAt: "2026-10-01T00:00:00Z",
  issuedBy: "office",
  approvedBy: [],
  draft: {
    title: {},
    advisories: ["DRILL-ADV-1"],
    rulePack: "us.cisa.bod-26-04@1.0.0",
    scope: "true",
    actions: [{ kind: "patch" }],
    binding: false,
    legalBasis: {},
    contact: "",
  },
  advisories: [advisory],
  text: { ko: "", en: "" },
  pack: null,
  replaces: null,
  changes: null,
} as const;

function places(value: unknown): readonly string[] {
  return checkDirective(value, path).map(({ at }) => at);
}

/** The places of words that are not known, in a directive that is read all the same. */
function remarked(value: unknown): readonly string[] {
  const read = readDirective(value, path);
  assert.ok(read.ok);
  return (read.findings ?? []).map(({ at }) => at);
}

describe("the form of a directive", () => {
  it("takes one without conditions, and one with all that it may have", () => {
    assert.deepEqual(places(document), []);
    const when = { fact: "patch", is: "no", after: { days: 2 } };
    const draft = {
      ...document.draft,
      actions: [{ kind: "disconnect", when }],
      procedure: "drill.emergency-2026-01@1.0.0",
      until: "2026-12-31",
    };
    const advisories = [{ ...advisory, patchAvailable: "2026-10-02T00:00:00Z" }];
    assert.deepEqual(places({ ...document, draft, advisories }), []);
  });

  it("remarks on a condition and refuses a procedure, last day or date of a patch that cannot be used, at its place", () => {
    const actions = [
      { kind: "patch" },
      { kind: "remove", when: { fact: "weather", is: "no" } },
      { kind: "remove", when: { fact: "patch", is: "no", after: { days: 1e9 } } },
      { kind: "remove", when: null },
      { kind: "remove", when: { fact: "patch", is: "no", unless: true } },
    ];
    const draft = { ...document.draft, actions, procedure: 7, until: "2026-02-30" };
    const advisories = [{ ...advisory, patchAvailable: "soon" }];
    assert.deepEqual(remarked({ ...document, draft: { ...document.draft, actions } }), [
      "/draft/actions/1/when/fact",
      "/draft/actions/2/when/after",
      "/draft/actions/3/when",
      "/draft/actions/4/when/unless",
    ]);
    assert.deepEqual(places({ ...document, draft, advisories }), [
      "/draft/procedure",
      "/draft/until",
      "/advisories/0/patchAvailable",
    ]);
  });

  it("refuses what has another form, and never throws", () => {
    assert.deepEqual(places({ ...document, id: "DRILL-2026-0002", revision: 2 }), ["/id", "/revision"]);
    assert.deepEqual(places({ ...document, pack: { sha256: "x", details: "y" } }), [
      "/pack/sha256",
      "/pack/details",
    ]);
    fc.assert(fc.property(fc.jsonValue(), (value) => !readDirective(value, path).ok));
    fc.assert(
      fc.property(fc.jsonValue(), (when) => {
        const draft = { ...document.draft, actions: [{ kind: "patch", when }] };
        assert.ok(remarked({ ...document, draft }).every((at) => at.startsWith("/draft/actions/0/when")));
      }),
    );
  });
});

describe("a facts file", () => {
  const facts = { advisory: "DRILL-ADV-1", cve: "DRILL-ADV-1", kevAdded: null, decision: {} };
  const file = {
    type: "bongsu.facts/1",
    directive: document.id,
    revision: 1,
    drill: true,
    sequence: 1,
    at: "2026-10-02T00:00:00Z",
    facts: [{ ...facts, patchAvailable: "2026-10-02T00:00:00Z" }],
    moves: [
      {
        at: "2026-10-02T00:00:00Z",
        before: "2026-10-04T14:59:59Z",
        after: null,
        because: { fact: "patch", value: "yes", cve: "DRILL-ADV-1", since: "2026-10-02" },
      },
    ],
  };
  const at = `facts/${document.id}/1.json`;

  it("carries the date of a fixed version into the document, and takes it out again", () => {
    const read = readDirectiveFactsFile(file, at);
    assert.ok(read.ok);
    assert.deepEqual(read.value, file);
    const dated = withNewestAdvisoryFacts(document, read.value);
    assert.equal(dated.advisories[0]?.patchAvailable, "2026-10-02T00:00:00Z");
    const silent: DirectiveFactsFile = { ...read.value, facts: [facts] };
    assert.deepEqual(withNewestAdvisoryFacts(dated, silent), document);
    const [known] = read.value.facts;
    assert.ok(known !== undefined && !sameAdvisoryFacts(known, facts) && sameAdvisoryFacts(known, known));
  });

  it("is refused with a date that is none, or a move without a cause", () => {
    const bad = [
      { ...file, facts: [{ ...facts, patchAvailable: "soon" }] },
      { ...file, moves: [{ ...file.moves[0], because: { fact: "patch" } }] },
    ];
    for (const one of bad) assert.ok(!readDirectiveFactsFile(one, at).ok);
  });
});
