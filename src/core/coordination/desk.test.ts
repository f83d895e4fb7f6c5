/** What a case offers and waits for: every act that its machines take and no other, what is next and by whom, its phase, and SSVC's points for publishing. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyCaseAct, withNewParticipant } from "#core/coordination/apply-act.ts";
import type { CaseAct } from "#core/coordination/case-act.ts";
import { caseOfView } from "#core/coordination/case-of-view.ts";
import { clockOf, phaseOf } from "#core/coordination/case-phase.ts";
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { viewOfCase } from "#core/coordination/case-view.ts";
import { type CoordinatedCase, newParticipant, openedCase } from "#core/coordination/coordinated-case.ts";
import { caseStateActs } from "#core/coordination/machine/case-machine.ts";
import { embargoActs } from "#core/coordination/machine/embargo-machine.ts";
import { reportActs } from "#core/coordination/machine/report-machine.ts";
import { nextSteps } from "#core/coordination/next-steps.ts";
import { openActs } from "#core/coordination/open-acts.ts";
import { publicationOutcome, publicationPoints } from "#core/coordination/publication-points.ts";

const now = "2026-06-01T00:00:00Z";
const terms = {
  rule: "days-45",
  ends: "2026-07-01T00:00:00Z",
  zone: "Asia/Seoul",
  rediscoveryDays: 7,
  exploitedDays: 7,
};

function newCase(): CoordinatedCase {
  const opened = openedCase(newParticipant("c", ["coordinator"]), newParticipant("f", ["finder"]));
  return withNewParticipant(opened, newParticipant("s", ["supplier"])) ?? opened;
}

/** Every act that somebody could name. */
function everyAct(of: CoordinatedCase, by: string): readonly CaseAct[] {
  const ids = of.participants.map(({ id }) => id);
  return [
    ...reportActs.flatMap((act) =>
      ids.map((participant) => ({ kind: "report", act, by, participant, adherence: "keep" }) as const),
    ),
    ...embargoActs.map((act) => ({ kind: "embargo", act, by }) as const),
    ...caseStateActs.flatMap((act) => ids.map((supplier) => ({ kind: "state", act, by, supplier }) as const)),
    { kind: "publish", by },
  ];
}

function nameOf(act: CaseAct): string {
  if (act.kind === "publish") return "publish";
  const isWorld = act.kind === "state" && ["public", "exploit-public", "attacks"].includes(act.act);
  const about = act.kind === "report" ? act.participant : act.kind === "state" ? act.supplier : undefined;
  return `${act.kind} ${act.act} ${about === undefined || about === act.by || isWorld ? "" : about}`;
}

/** The states that are reached by so many acts, some of each kind. */
function* reached(most: number): Generator<CoordinatedCase> {
  const seen = new Set<string>();
  const waiting = [newCase()];
  for (let of = waiting.shift(); of !== undefined && seen.size < most; of = waiting.shift()) {
    const key = JSON.stringify(of);
    if (seen.has(key)) continue;
    seen.add(key);
    yield of;
    for (const { id } of of.participants)
      for (const act of everyAct(of, id)) {
        const outcome = applyCaseAct(of, act);
        if (outcome.ok) waiting.push(outcome.after);
      }
  }
}

describe("what a case offers", () => {
  it("is every act that the machines take, and no other, for each participant", () => {
    let states = 0;
    for (const of of reached(300)) {
      states += 1;
      for (const { id } of of.participants) {
        const taken = everyAct(of, id).filter((act) => applyCaseAct(of, act).ok);
        const offered = openActs(of, id).filter(({ kind }) => kind !== "rediscovery");
        const names = offered.map(({ kind, act, about }) =>
          act === null ? kind : `${kind} ${act} ${about ?? ""}`,
        );
        assert.deepEqual(new Set(names), new Set(taken.map(nameOf)));
        assert.equal(new Set(names).size, names.length);
      }
    }
    assert.equal(states, 300);
    assert.deepEqual(openActs(newCase(), "nobody"), []);
  });

  it("shows somebody nothing of who is not shown", () => {
    const proposed = applyCaseAct(newCase(), { kind: "embargo", act: "propose", by: "f" });
    assert.ok(proposed.ok);
    const record: CaseRecord = {
      state: proposed.after,
      terms: null,
      proposal: terms,
      rediscoveredAt: null,
      endedAt: null,
    };
    const view = viewOfCase(record, "s");
    assert.ok(view !== null);
    const shown = caseOfView(record, view);
    assert.deepEqual(
      shown.participants.map(({ id }) => id),
      ["c", "s"],
    );
    assert.notEqual(shown.proposer, "f");
    assert.ok(openActs(shown, "s").some(({ act }) => act === "accept"));
    assert.equal(phaseOf(view, "s"), "negotiating");
    assert.equal(clockOf(view), terms.ends);
  });
});

describe("what is next", () => {
  let clocks = { now, proposalEnds: terms.ends, ends: terms.ends, silences: [], written: false };

  it("goes from the first judgement to publishing, each by whom it waits for", () => {
    let of = newCase();
    const words = (): readonly string[] => nextSteps(of, clocks).map(({ what, by }) => `${by} ${what}`);
    const act = (one: CaseAct): void => {
      const outcome = applyCaseAct(of, one);
      assert.ok(outcome.ok);
      of = outcome.after;
    };
    assert.deepEqual(words(), ["c validate"]);
    act({ kind: "report", act: "validate", by: "c", participant: "c" });
    assert.deepEqual(words(), ["c decide"]);
    act({ kind: "report", act: "accept", by: "c", participant: "c" });
    assert.deepEqual(words(), ["c propose-embargo"]);
    act({ kind: "embargo", act: "propose", by: "c" });
    assert.deepEqual(words(), ["f answer-embargo", "s answer-embargo"]);
    act({ kind: "embargo", act: "accept", by: "s" });
    assert.deepEqual(words(), ["f answer-embargo", "c hand-over-report", "c write-advisory"]);
    act({ kind: "report", act: "receive", by: "c", participant: "s" });
    act({ kind: "report", act: "validate", by: "s", participant: "s" });
    act({ kind: "report", act: "accept", by: "s", participant: "s" });
    assert.deepEqual(words(), ["f answer-embargo", "s make-fix", "c write-advisory"]);
    clocks = { ...clocks, written: true };
    assert.deepEqual(words(), ["f answer-embargo", "s make-fix"]);
    act({ kind: "state", act: "fix-ready", by: "s" });
    act({ kind: "embargo", act: "terminate", by: "c" });
    assert.deepEqual(words(), ["c publish"]);
    act({ kind: "publish", by: "c" });
    assert.deepEqual(words(), ["f close", "c close", "s close"]);
    assert.deepEqual(
      nextSteps(of, clocks, "s").map(({ by }) => by),
      ["s"],
    );
  });

  it("asks for an embargo before somebody is invited, who would read all at once without one", () => {
    const alone = (["validate", "accept"] as const).reduce(
      (of, act) => {
        const outcome = applyCaseAct(of, { kind: "report", act, by: "c", participant: "c" });
        return outcome.ok ? outcome.after : of;
      },
      openedCase(newParticipant("c", ["coordinator"]), newParticipant("f", ["finder"])),
    );
    assert.deepEqual(
      nextSteps(alone, clocks).map(({ what }) => what),
      ["propose-embargo", "invite-supplier"],
    );
  });

  it("writing to somebody is next once the try is due, the longest due first", () => {
    const accepted = (["validate", "accept"] as const).reduce((of, act) => {
      const outcome = applyCaseAct(of, { kind: "report", act, by: "c", participant: "c" });
      return outcome.ok ? outcome.after : of;
    }, newCase());
    const silence = (participant: string, nextTry: string) =>
      ({ participant, state: "sent", nextTry }) as const;
    const silences = [silence("f", "2026-06-02T00:00:00Z"), silence("s", "2026-05-30T00:00:00Z")];
    const [first, ...rest] = nextSteps(accepted, { ...clocks, silences });
    assert.deepEqual([first?.what, first?.about], ["contact", "s"]);
    assert.ok(rest.every(({ what }) => what !== "contact"));
  });
});

describe("SSVC's points for publishing", () => {
  it("come from suppliers and facts, and what nobody says speaks for publishing", () => {
    const alone = openedCase(newParticipant("c", ["coordinator"]));
    const values = (of: CoordinatedCase): readonly string[] =>
      publicationPoints(of, []).map(({ value, origin }) => `${value} ${origin}`);
    assert.deepEqual(values(alone), ["UU assumed", "N facts", "P facts"]);
    assert.deepEqual(values(newCase())[0], "UU suppliers");
    const learned = applyCaseAct(newCase(), { kind: "state", act: "attacks", by: "c" });
    assert.ok(learned.ok);
    assert.deepEqual(values(learned.after)[1], "A facts");
    const [point] = publicationPoints(newCase(), [{ participant: "s", state: "answered", nextTry: null }]);
    assert.equal(point?.value, "C");
    assert.equal(
      publicationOutcome(
        new Map([
          ["SINV", "FR"],
          ["E", "N"],
          ["PVA", "A"],
        ]),
      ),
      "N",
    );
    assert.equal(
      publicationOutcome(
        new Map([
          ["SINV", "UU"],
          ["E", "N"],
          ["PVA", "P"],
        ]),
      ),
      "P",
    );
  });
});
