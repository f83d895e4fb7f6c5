/**
 * The product of report management, embargo management and case state, walked whole. Here with two participants; with three it is a line of the evidence
 * (`npm run evidence`), or here with BONGSU_CASE_PARTICIPANTS=3.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { caseRefusals } from "#core/coordination/case-act.ts";
import { newParticipant, openedCase } from "#core/coordination/coordinated-case.ts";
import { withNewParticipant } from "#core/coordination/apply-act.ts";
import { caseTransitions } from "#core/coordination/machine/case-transitions.ts";
import { cellCoverage, explore } from "#test/kit/coordination/explore.ts";
import { caseLaws } from "#test/kit/coordination/laws.ts";
import { startingCases } from "#test/kit/coordination/starting-cases.ts";

const three = process.env["BONGSU_CASE_PARTICIPANTS"] === "3";
const explored = explore(startingCases(three ? 3 : 2), caseLaws);

describe("the product space of a case", () => {
  it("keeps ten laws on every passage", () => {
    assert.equal(caseLaws.length, 10);
    assert.deepEqual(explored.violations.slice(0, 3), []);
  });

  it("leaves nobody stuck who has not closed", () => assert.equal(explored.stuck, 0));

  it("takes every row of the three tables", () => {
    const left = caseTransitions()
      .map(({ machine, from, act, to }) => `${machine} ${from} ${act} ${to}`)
      .filter((row) => !explored.rows.has(row));
    assert.deepEqual(left, []);
  });

  it("meets the refusals that a case without strangers can meet", () => {
    const met = new Set(explored.refusals.keys());
    assert.deepEqual(
      caseRefusals.filter((code) => !met.has(code)),
      ["participant-unknown"],
    );
  });

  it("tries every act in every state in which a case rests: whatever the tables have is taken, and every act is refused to somebody", () => {
    const { cells, tried, taken, refused, missing } = cellCoverage(explored);
    // What is public is known to its maker, and an exploit in public is public: such states are left by the act that enters them.
    const passing = missing.filter((cell) => /^case-state (?:vf\w*P|\w*pX)/.test(cell));
    assert.deepEqual([tried + passing.length, passing.length], [cells, missing.length]);
    assert.equal(refused, tried);
    const rows = caseTransitions().map(({ machine, from, act }) => `${machine} ${from} ${act}`);
    const resting = new Set(rows.filter((row) => !missing.includes(row)));
    // Who joins an embargo in force answers it for itself alone, which moves no machine.
    assert.equal(taken, resting.size + 2);
  });

  it("says how large it was", (test) => {
    test.diagnostic(`${explored.states} states, ${explored.passages} passages`);
    assert.ok(explored.states > 1_000);
  });
});

describe("participants of a case", () => {
  const opened = openedCase(newParticipant("c", ["coordinator"]));
  it("are added once, and none is the room itself", () => {
    assert.equal(withNewParticipant(opened, newParticipant("c", ["expert"])), null);
    assert.equal(withNewParticipant(opened, newParticipant("system", ["expert"])), null);
    assert.equal(withNewParticipant(opened, newParticipant("s", ["supplier"]))?.participants.length, 2);
  });
  it("who make what is public already are aware of it", () => {
    const known = { ...opened, world: { public: true, exploit: false, attacks: false } };
    const added = withNewParticipant(known, newParticipant("s", ["supplier"]));
    assert.equal(added?.participants[1]?.fixPath, "Vfd");
  });
});
