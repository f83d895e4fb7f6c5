/** How a participant stands towards an embargo: always by its own words. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { applyCaseAct, withNewParticipant } from "#core/coordination/apply-act.ts";
import type { EmbargoAct } from "#core/coordination/machine/embargo-machine.ts";
import {
  consentOf,
  type CoordinatedCase,
  type EmbargoConsent,
  newParticipant,
  openedCase,
} from "#core/coordination/coordinated-case.ts";

const parties = [newParticipant("supplier", ["supplier"]), newParticipant("expert", ["expert"])];
const opened = parties.reduce<CoordinatedCase>(
  (of, one) => withNewParticipant(of, one) ?? of,
  openedCase(newParticipant("coordinator", ["coordinator"])),
);

function after(of: CoordinatedCase, ...acts: readonly (readonly [EmbargoAct, string])[]): CoordinatedCase {
  return acts.reduce((before, [act, by]) => {
    const outcome = applyCaseAct(before, { kind: "embargo", act, by });
    assert.ok(outcome.ok, `${act} by ${by}: ${outcome.ok ? "" : outcome.code}`);
    return outcome.after;
  }, of);
}

function consents(of: CoordinatedCase): readonly EmbargoConsent[] {
  return of.participants.map((one) => consentOf(of, one));
}

it("is derived from what each has said: accepted, lapsed by a revision, declined", () => {
  assert.deepEqual(consents(opened), ["none", "none", "none"]);
  const proposed = after(opened, ["propose", "coordinator"]);
  assert.deepEqual(consents(proposed), ["accepted", "invited", "invited"]);
  const agreed = after(proposed, ["accept", "expert"]);
  assert.equal(agreed.embargo, "proposed", "an expert decides nothing for the parties");
  const active = after(agreed, ["accept", "supplier"]);
  assert.deepEqual([active.embargo, ...consents(active)], ["active", "accepted", "accepted", "accepted"]);
  const revised = after(active, ["propose", "supplier"], ["accept", "coordinator"]);
  assert.deepEqual(consents(revised), ["accepted", "accepted", "lapsed"]);
  const left = after(revised, ["reject", "expert"]);
  assert.deepEqual([left.embargo, ...consents(left)], ["active", "accepted", "accepted", "declined"]);
  const exited = after(left, ["terminate", "coordinator"]);
  assert.deepEqual([exited.embargo, ...consents(exited)], ["exited", "none", "none", "none"]);
});

it("falls back to what was in force where a revision is rejected or withdrawn", () => {
  const active = after(opened, ["propose", "supplier"], ["accept", "coordinator"]);
  for (const by of ["coordinator", "supplier"]) {
    const back = after(active, ["propose", "supplier"], ["reject", by]);
    assert.deepEqual([back.embargo, ...consents(back)], ["active", "accepted", "accepted", "invited"]);
  }
});

it("a coordinator's proposal falls with the last who could have accepted it, not with the first", () => {
  const more = withNewParticipant(opened, newParticipant("other", ["supplier"]));
  assert.ok(more);
  const one = after(more, ["propose", "coordinator"], ["reject", "supplier"]);
  assert.equal(one.embargo, "proposed");
  assert.equal(after(one, ["reject", "other"]).embargo, "none");
});
