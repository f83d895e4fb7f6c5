/** The life of a directive against a model: every reachable state × every event × every person, and the rules that must hold on every path. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { directiveStates } from "#core/directive/directive.ts";
import {
  directiveActs,
  draftedLifecycle,
  isInForce,
  type Lifecycle,
  type LifecycleEvent,
  allowedActs,
  nextLifecycle,
  nextRevision,
} from "#core/directive/lifecycle.ts";

const people = ["ana", "bo", "cho"];
const events: readonly LifecycleEvent[] = [
  ...directiveActs.flatMap((kind) => people.map((by): LifecycleEvent => ({ kind, by }))),
  ...people.map((by): LifecycleEvent => ({ kind: "approve", by, signed: true })),
  { kind: "enter-force" },
  { kind: "expire" },
];

/** What the model calls an event. */
function eventName(event: LifecycleEvent): string {
  return "signed" in event && event.signed ? "approve-signed" : event.kind;
}

/** What matters of a state: revisions beyond the second are alike. */
function nameOf(life: Lifecycle): string {
  const work = life.work === null ? "" : ` +${life.work.purpose}:${life.work.stage}`;
  return `${life.state}${work}`;
}

/** The whole model, written apart from the code: where each event leads from each kind of state. `!` is "second person needed" for those involved. */
const model: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "draft +issue:draft": { edit: "draft +issue:draft", submit: "review +issue:review" },
  "review +issue:review": {
    return: "draft +issue:draft",
    approve: "issued",
    "approve-signed": "approved +issue:approved",
  },
  "approved +issue:approved": { return: "draft +issue:draft", "enter-force": "issued" },
  issued: {
    revise: "issued +issue:draft",
    withdraw: "issued +withdraw:review",
    supersede: "issued +supersede:review",
    expire: "expired",
  },
  "issued +issue:draft": {
    edit: "issued +issue:draft",
    submit: "issued +issue:review",
    withdraw: "issued +withdraw:review",
    supersede: "issued +supersede:review",
    expire: "expired",
  },
  "issued +issue:review": {
    return: "issued +issue:draft",
    approve: "revised",
    "approve-signed": "issued +issue:approved",
    withdraw: "issued +withdraw:review",
    supersede: "issued +supersede:review",
    expire: "expired",
  },
  "issued +issue:approved": {
    return: "issued +issue:draft",
    "enter-force": "revised",
    withdraw: "issued +withdraw:review",
    supersede: "issued +supersede:review",
    expire: "expired",
  },
  "issued +withdraw:review": {
    return: "issued",
    approve: "withdrawn",
    "approve-signed": "issued +withdraw:approved",
    expire: "expired",
  },
  "issued +withdraw:approved": { return: "issued", "enter-force": "withdrawn", expire: "expired" },
  "issued +supersede:review": {
    return: "issued",
    approve: "superseded",
    "approve-signed": "issued +supersede:approved",
    expire: "expired",
  },
  "issued +supersede:approved": { return: "issued", "enter-force": "superseded", expire: "expired" },
  revised: {
    revise: "revised +issue:draft",
    withdraw: "revised +withdraw:review",
    supersede: "revised +supersede:review",
    expire: "expired",
  },
  "revised +issue:draft": {
    edit: "revised +issue:draft",
    submit: "revised +issue:review",
    withdraw: "revised +withdraw:review",
    supersede: "revised +supersede:review",
    expire: "expired",
  },
  "revised +issue:review": {
    return: "revised +issue:draft",
    approve: "revised",
    "approve-signed": "revised +issue:approved",
    withdraw: "revised +withdraw:review",
    supersede: "revised +supersede:review",
    expire: "expired",
  },
  "revised +issue:approved": {
    return: "revised +issue:draft",
    "enter-force": "revised",
    withdraw: "revised +withdraw:review",
    supersede: "revised +supersede:review",
    expire: "expired",
  },
  "revised +withdraw:review": {
    return: "revised",
    approve: "withdrawn",
    "approve-signed": "revised +withdraw:approved",
    expire: "expired",
  },
  "revised +withdraw:approved": { return: "revised", "enter-force": "withdrawn", expire: "expired" },
  "revised +supersede:review": {
    return: "revised",
    approve: "superseded",
    "approve-signed": "revised +supersede:approved",
    expire: "expired",
  },
  "revised +supersede:approved": { return: "revised", "enter-force": "superseded", expire: "expired" },
  withdrawn: {},
  superseded: {},
  expired: {},
};

/** Every state that can be reached within three revisions. */
function reachable(): readonly Lifecycle[] {
  const found = new Map<string, Lifecycle>();
  let fresh: readonly Lifecycle[] = [draftedLifecycle("ana")];
  while (fresh.length > 0) {
    const more: Lifecycle[] = [];
    for (const life of fresh) {
      const id = JSON.stringify(life);
      if (found.has(id) || life.revision > 3) continue;
      found.set(id, life);
      for (const event of events) {
        const after = nextLifecycle(life, event);
        if (after.ok) more.push(after.value);
      }
    }
    fresh = more;
  }
  return [...found.values()];
}

describe("the life of a directive", () => {
  const all = reachable();

  it(`follows the model in all ${all.length} states × ${events.length} events`, () => {
    const covered = new Set<string>();
    for (const life of all)
      for (const event of events) {
        const from = nameOf(life);
        const expected = model[from]?.[eventName(event)];
        const after = nextLifecycle(life, event);
        const involved = [life.work?.drafter, life.work?.submitter, ...(life.work?.editors ?? [])];
        if (expected === undefined) {
          assert.ok(!after.ok, `${from} ${event.kind}`);
          assert.equal(after.findings[0]?.code, "state-forbids");
        } else if (event.kind === "approve" && involved.includes(event.by)) {
          assert.ok(!after.ok);
          assert.equal(after.findings[0]?.code, "second-person-needed");
        } else {
          assert.ok(after.ok, `${from} ${event.kind}`);
          assert.equal(nameOf(after.value), expected);
        }
        covered.add(`${from} ${eventName(event)}`);
      }
    assert.equal(covered.size, Object.keys(model).length * (directiveActs.length + 3));
  });

  it("reaches every declared state", () => {
    assert.deepEqual(new Set(all.map((life) => life.state)), new Set(directiveStates));
  });

  it("gives each person exactly the acts that succeed", () => {
    const life = draftedLifecycle("ana");
    assert.deepEqual(allowedActs(life, "bo"), ["edit", "submit"]);
    const review = nextLifecycle(life, { kind: "submit", by: "bo" });
    assert.ok(review.ok);
    assert.deepEqual(allowedActs(review.value, "ana"), ["return"]);
    assert.deepEqual(allowedActs(review.value, "bo"), ["return"]);
    assert.deepEqual(allowedActs(review.value, "cho"), ["return", "approve"]);
  });

  it("numbers the next document above the floor of an epoch, then by one", () => {
    const life = { state: "issued", revision: 3, work: null, revisionFloor: 200 } as const;
    const ended = nextLifecycle(life, { kind: "expire" });
    assert.equal(ended.ok && ended.value.revision, 201);
    assert.equal(nextRevision({ revision: 201, revisionFloor: 200 }), 202);
  });

  it("keeps its rules on any path: revisions grow by one, nothing follows an ending, no document without two persons", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (path) => {
        let life = draftedLifecycle("ana");
        for (const event of path) {
          const after = nextLifecycle(life, event);
          if (!after.ok) continue;
          const newDocument = after.value.revision !== life.revision;
          if (newDocument) {
            assert.equal(after.value.revision, life.revision + 1);
            assert.ok(["approve", "enter-force", "expire"].includes(event.kind));
            if (event.kind === "enter-force") assert.ok((life.work?.approvals.length ?? 0) > 0);
            if (event.kind === "approve") {
              assert.notEqual(event.by, life.work?.drafter);
              assert.notEqual(event.by, life.work?.submitter);
              assert.ok(!life.work?.editors.includes(event.by));
            }
          }
          assert.ok(isInForce(life.state) || life.revision === 0, "an ending is final");
          life = after.value;
        }
      }),
      { numRuns: 300 },
    );
  });
});
