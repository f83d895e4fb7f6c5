/** The published behavioural clauses of the Vultron protocol, by their numbers: each is answered by a test here, or stands among those that are not, with the reason. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyCaseAct, withNewParticipant } from "#core/coordination/apply-act.ts";
import type { CaseAct, CaseStep } from "#core/coordination/case-act.ts";
import { recordAfter } from "#core/coordination/case-record.ts";
import { type CaseEntry, shownEntry, viewOfCase } from "#core/coordination/case-view.ts";
import {
  type CoordinatedCase,
  newParticipant,
  openedCase,
  participantOf,
} from "#core/coordination/coordinated-case.ts";
import {
  caseStateIndex,
  caseStates,
  type CaseStateAct,
  caseStateActs,
} from "#core/coordination/machine/case-machine.ts";
import { nextState } from "#core/coordination/machine/transition.ts";
import { clausesOf, publishedClauses, unanswered } from "#test/kit/coordination/clauses.ts";

const answered = new Set<string>();
function clause(numbers: readonly string[], sentence: string, body: () => void): void {
  for (const number of numbers) answered.add(number);
  it(`${numbers[0]}${numbers.length > 1 ? ` and ${numbers.length - 1} more` : ""}: ${sentence}`, body);
}

const rm = (numbers: string): readonly string[] => clausesOf("RMB", numbers);
const em = (numbers: string): readonly string[] => clausesOf("EMB", numbers);
const cs = (numbers: string): readonly string[] => clausesOf("CSB", numbers);

const supplier = newParticipant("s", ["supplier", "deployer"]);
const expert = newParticipant("x", ["expert"]);
const opened = [supplier, expert].reduce<CoordinatedCase>(
  (of, one) => withNewParticipant(of, one) ?? of,
  openedCase(newParticipant("c", ["coordinator"])),
);

/** An act by its words: `s report accept`, `c report receive s`, `c embargo propose`, `s state fix-ready`, `c publish`. */
function actIn(words: string): CaseAct {
  const [by = "", kind = "", act = "", about] = words.split(" ");
  if (kind === "publish") return { kind, by };
  if (kind === "embargo") return { kind, act: act as "propose", by };
  if (kind === "state")
    return { kind, act: act as CaseStateAct, by, ...(about === undefined ? {} : { supplier: about }) };
  const adherence = about === "keep" || about === "leave" ? { adherence: about as "keep" } : {};
  const participant = act === "receive" ? (about ?? by) : by;
  return { kind: "report", act: act as "accept", by, participant, ...adherence };
}

function outcomeOf(of: CoordinatedCase, words: string) {
  return applyCaseAct(of, actIn(words));
}
function reached(of: CoordinatedCase, ...acts: readonly string[]): CoordinatedCase {
  return acts.reduce((so, words) => {
    const outcome = outcomeOf(so, words);
    assert.ok(outcome.ok, `${words}: ${outcome.ok ? "" : outcome.code}`);
    return outcome.after;
  }, of);
}
function stepsOf(of: CoordinatedCase, words: string): readonly CaseStep[] {
  const outcome = outcomeOf(of, words);
  return outcome.ok ? outcome.steps : assert.fail(outcome.code);
}
function codeOf(of: CoordinatedCase, words: string): string {
  const outcome = outcomeOf(of, words);
  return outcome.ok ? assert.fail(`${words} was possible`) : outcome.code;
}
const reportOf = (of: CoordinatedCase, id: string) => participantOf(of, id)?.report;
const pathOf = (of: CoordinatedCase) => participantOf(of, "s")?.fixPath;

const received = reached(opened, "c report receive s");
const valid = reached(received, "s report validate");
const accepted = reached(valid, "s report accept");
const invalid = reached(received, "s report invalidate");
const deferred = reached(valid, "s report defer");
const proposed = reached(opened, "c embargo propose");
const active = reached(proposed, "s embargo accept");
const revise = reached(active, "s embargo propose");
const working = reached(active, "c report receive s", "s report validate", "s report accept");
const exited = reached(active, "c embargo terminate");
const worldActs = ["c state public", "c state exploit-public", "c state attacks"];

describe("Vultron: report management", () => {
  clause(
    rm("01:1-2"),
    "a report that is received moves start to received, and makes a supplier aware",
    () => {
      assert.deepEqual([reportOf(received, "s"), pathOf(received)], ["received", "Vfd"]);
    },
  );
  clause(rm("01:3"), "a supplier at work can still become aware of what it was not", () => {
    const unaware = {
      ...accepted,
      participants: accepted.participants.map((one) =>
        one.id === "s" ? { ...one, fixPath: "vfd" as const } : one,
      ),
    };
    assert.equal(pathOf(reached(unaware, "s state vendor-aware")), "Vfd");
  });
  clause(rm("01:4"), "the same report again changes nothing", () =>
    assert.equal(codeOf(received, "c report receive s"), "state-forbids"),
  );
  clause(rm("01:5 14:2"), "nothing moves a report that is closed", () => {
    const closed = reached(invalid, "s report close");
    for (const act of ["s report validate", "s report accept", "c report receive s"])
      assert.equal(codeOf(closed, act), "state-forbids");
  });
  clause(
    rm("02:1 03:1 04:1 05:1 06:1"),
    "what a participant did is in the one record, which coordinators see",
    () => {
      for (const [so, state] of [
        [invalid, "invalid"],
        [valid, "valid"],
        [deferred, "deferred"],
        [accepted, "accepted"],
        [reached(invalid, "s report close"), "closed"],
      ] as const) {
        const view = viewOfCase(
          { state: so, terms: null, proposal: null, rediscoveredAt: null, endedAt: null },
          "c",
        );
        assert.equal(view?.participants.find(({ id }) => id === "s")?.report, state);
      }
    },
  );
  clause(rm("02:2 03:2 04:2 05:2 06:3"), "acts of who has no report yet are refused", () => {
    for (const act of ["invalidate", "validate", "defer", "accept", "close"])
      assert.equal(codeOf(opened, `s report ${act}`), "state-forbids");
  });
  clause(rm("06:2"), "one may close after the others have", () => {
    assert.equal(reportOf(reached(invalid, "s report close", "c report close"), "c"), "closed");
  });
  clause(
    rm("09:2 11:3-4"),
    "a report may wait in received and invalid, be validated again, and be closed from invalid",
    () => {
      assert.equal(reportOf(reached(invalid, "s report validate"), "s"), "valid");
      assert.equal(reportOf(reached(invalid, "s report close"), "s"), "closed");
    },
  );
  clause(rm("10:1-2"), "valid is left by a decision alone", () => {
    assert.equal(codeOf(valid, "s report close"), "state-forbids");
    assert.equal(reportOf(reached(valid, "s report defer", "s report accept"), "s"), "accepted");
  });
  clause(
    [...rm("10:3-4 11:1 12:1 13:2 14:1"), ...cs("09:2 10:2 11:2 12:3 14:4"), ...em("11:5 12:3")],
    "every act is an entry of the case, and what concerns all is shown to all",
    () => {
      const record = { state: active, terms: null, proposal: null, rediscoveredAt: null, endedAt: null };
      const outcome = recordAfter(record, actIn("c state attacks"), "2026-05-13T01:00:00Z");
      assert.ok(outcome.ok);
      const entry: CaseEntry = {
        at: "2026-05-13T01:00:00Z",
        by: "c",
        act: actIn("c state attacks"),
        steps: outcome.steps,
        participant: null,
      };
      for (const viewer of ["c", "s", "x"]) {
        const view = viewOfCase(outcome.after, viewer);
        assert.ok(view && shownEntry(entry, viewer, view));
      }
    },
  );
  clause(rm("13:1"), "who hands a report over works on it", () =>
    assert.equal(codeOf(valid, "s report receive x"), "sender-not-accepted"),
  );
  clause(rm("14:3"), "under an embargo who closes says whether it still keeps it", () => {
    assert.equal(codeOf(working, "s report close"), "adherence-unstated");
    assert.equal(participantOf(reached(working, "s report close keep"), "s")?.agreed, "current");
    assert.equal(participantOf(reached(working, "s report close leave"), "s")?.agreed, "none");
  });
  clause(
    [...rm("15:1"), ...em("18:1-2"), ...cs("16:1-2")],
    "no state is written but by a row of the tables",
    () => {
      for (const act of [
        "s report close",
        "s report receive s",
        "s state fix-deployed",
        "s embargo terminate",
      ])
        assert.equal(outcomeOf(received, act).ok, false);
    },
  );
});

describe("Vultron: embargo management", () => {
  clause(em("01:1,3 10:1"), "a proposal is proposed, answered by another, accepted or rejected", () => {
    assert.equal(proposed.embargo, "proposed");
    assert.equal(reached(proposed, "s embargo counter").embargo, "proposed");
    assert.equal(reached(proposed, "s embargo counter", "c embargo accept").embargo, "active");
    assert.equal(reached(proposed, "s embargo reject").embargo, "none");
  });
  clause(
    [...em("01:2 02:2 13:2"), ...cs("12:2 13:3 14:3")],
    "nothing is negotiated once the flaw is public, exploited in public or attacked",
    () => {
      for (const act of worldActs)
        for (const so of [opened, proposed, active]) {
          const later = reached(so, act);
          assert.equal(codeOf(later, "c embargo propose"), "embargo-pointless");
          assert.equal(codeOf(later, "s embargo accept"), "state-forbids");
        }
    },
  );
  clause(em("01:4-5 10:2"), "no embargo is begun by who has set the report aside", () => {
    for (const so of [invalid, deferred, reached(invalid, "s report close")])
      assert.equal(codeOf(so, "s embargo propose"), "report-state-forbids");
  });
  clause(
    em("02:1,3"),
    "acceptance brings it into force, but not by who holds the report invalid or closed",
    () => {
      assert.equal(active.embargo, "active");
      const pending = reached(invalid, "c embargo propose");
      assert.equal(codeOf(pending, "s embargo accept"), "report-state-forbids");
      assert.equal(codeOf(reached(pending, "s report close"), "s embargo accept"), "report-state-forbids");
    },
  );
  clause(
    em("03:1-2 04:1 05:1 12:1"),
    "a revision leaves the embargo in force until it is accepted or rejected",
    () => {
      assert.equal(revise.embargo, "revise");
      assert.equal(reached(revise, "c embargo counter").embargo, "revise");
      assert.equal(reached(revise, "c embargo reject").embargo, "active");
      assert.equal(reached(revise, "c embargo accept").embargo, "active");
    },
  );
  clause(
    em("03:3 04:2 05:2 16:1"),
    "what becomes public ends it, or the proposal, whatever was being negotiated",
    () => {
      for (const act of worldActs) {
        assert.equal(reached(revise, act).embargo, "exited");
        assert.equal(reached(proposed, act).embargo, "none");
      }
    },
  );
  clause(em("06:1"), "a rejected proposal leaves none", () =>
    assert.equal(reached(proposed, "c embargo reject").embargo, "none"),
  );
  clause(em("07:1-3"), "an end is an end, also of a revision, and is not done twice", () => {
    assert.equal(exited.embargo, "exited");
    assert.equal(reached(revise, "c embargo terminate").embargo, "exited");
    assert.equal(codeOf(exited, "c embargo terminate"), "state-forbids");
  });
  clause(
    em("11:1-2"),
    "nobody is handed the report who has not accepted, and nothing is published meanwhile",
    () => {
      assert.equal(codeOf(active, "c report receive x"), "embargo-not-accepted");
      assert.equal(codeOf(active, "c publish"), "embargo-in-force");
      assert.equal(codeOf(revise, "c publish"), "embargo-in-force");
    },
  );
  clause(em("11:3-4 12:2"), "who defers or closes ends it for nobody else", () => {
    for (const so of [working, reached(working, "s embargo propose")]) {
      const { embargo } = so;
      assert.equal(reached(so, "s report defer").embargo, embargo);
      assert.ok(["active", "revise"].includes(reached(so, "s report close keep").embargo));
    }
  });
  clause(em("13:1"), "consents fall with the embargo", () =>
    assert.ok(exited.participants.every(({ agreed, answer }) => agreed === "none" && answer === "none")),
  );
  clause(em("17:1-2"), "an acceptance counts however late, while the embargo is the one in force", () => {
    assert.equal(participantOf(reached(active, "x embargo accept"), "x")?.agreed, "current");
  });
  clause(
    em("17:3,5-6"),
    "acceptance of terms that were replaced is none of the new ones, and shuts nobody out",
    () => {
      const replaced = reached(active, "x embargo accept", "s embargo propose", "c embargo accept");
      assert.equal(participantOf(replaced, "x")?.agreed, "earlier");
      assert.equal(codeOf(replaced, "c report receive x"), "embargo-not-accepted");
      assert.equal(participantOf(reached(replaced, "x embargo accept"), "x")?.agreed, "current");
    },
  );
  clause(em("17:4,7-8"), "without an embargo an acceptance changes nothing", () => {
    for (const so of [opened, exited]) assert.equal(codeOf(so, "x embargo accept"), "state-forbids");
    assert.ok(participantOf(exited, "x"));
  });
});

describe("Vultron: the case's state", () => {
  const ready = reached(accepted, "s state fix-ready");
  clause(cs("01:1 02:1 03:1"), "a supplier's path is in the record", () => {
    assert.deepEqual(
      [pathOf(received), pathOf(ready), pathOf(reached(ready, "s state fix-deployed"))],
      ["Vfd", "VFd", "VFD"],
    );
  });
  clause(
    cs("04:1-5,7-8 05:1-3,6,8-10 12:1 13:2"),
    "public and exploit end what is in force and reject what is proposed, after the state is recorded",
    () => {
      for (const act of ["c state public", "c state exploit-public"]) {
        assert.equal(reached(opened, act).embargo, "none");
        assert.equal(reached(exited, act).embargo, "exited");
        assert.equal(reached(proposed, act).embargo, "none");
        for (const so of [active, revise]) {
          assert.equal(reached(so, act).embargo, "exited");
          assert.equal(stepsOf(so, act).at(-1)?.machine, "embargo-management");
        }
      }
      assert.equal(codeOf(reached(active, "c state public"), "c state public"), "state-forbids");
    },
  );
  clause(cs("05:4-5 13:1"), "a public exploit is public knowledge in the same step, and once", () => {
    const known = reached(active, "c state exploit-public");
    assert.deepEqual(known.world, { public: true, exploit: true, attacks: false });
    assert.deepEqual(
      stepsOf(reached(opened, "c state public"), "c state exploit-public").map(({ to }) => to),
      ["PXa"],
    );
    assert.equal(codeOf(known, "c state exploit-public"), "state-forbids");
  });
  clause(cs("06:4-6,8 14:1"), "attacks end an embargo and a proposal, and are noted once", () => {
    for (const so of [active, revise]) assert.equal(reached(so, "c state attacks").embargo, "exited");
    assert.equal(reached(proposed, "c state attacks").embargo, "none");
    assert.equal(reached(opened, "c state public", "c state attacks").world.attacks, true);
    assert.equal(codeOf(reached(opened, "c state attacks"), "c state attacks"), "state-forbids");
  });
  clause(cs("11:1"), "once a fix is deployed a coordinator can end the embargo, and none is begun", () => {
    const deployed = reached(working, "s state fix-ready", "s state fix-deployed");
    assert.equal(reached(deployed, "c embargo terminate").embargo, "exited");
    assert.equal(codeOf(reached(ready, "s state fix-deployed"), "c embargo propose"), "embargo-pointless");
  });
  clause(cs("15:1-3"), "suppliers report fixes, deployers deployments; publishing moves no fix", () => {
    assert.equal(codeOf(accepted, "x state fix-ready"), "role-forbids");
    assert.equal(codeOf(ready, "c state fix-deployed s"), "role-forbids");
    const published = reached(ready, "c publish");
    assert.deepEqual([pathOf(published), published.world.public], ["VFd", true]);
  });
  clause(
    cs("17:1,6-7"),
    "there are 32 states, none with a fix before its supplier knows, or deployed before it is ready",
    () => {
      assert.equal(caseStates.length, 32);
      assert.ok(caseStates.every((state) => !/^vF|^v?.fD|^vfD/.test(state)));
    },
  );
  clause(cs("17:2,8"), "one act makes one letter a capital", () => {
    for (const from of caseStates)
      for (const act of caseStateActs) {
        const to = nextState(caseStateIndex, from, act);
        if (to !== null) assert.equal(to.split("").filter((letter, at) => letter !== from[at]).length, 1);
      }
  });
  clause(cs("17:3,9,12-13"), "two kinds of state are left at once, by one act", () => {
    for (const from of caseStates) {
      const leads = caseStateActs.filter((act) => nextState(caseStateIndex, from, act) !== null);
      if (/p.*X/.test(from)) assert.deepEqual(leads, ["public"]);
      else if (/^v.*P/.test(from)) assert.deepEqual(leads, ["vendor-aware"]);
    }
  });
  clause(cs("17:4-5,10-11"), "seventy whole histories, and every state is on the way of one", () => {
    const histories = (state: string): number => {
      const leads = caseStateActs.flatMap((act) => nextState(caseStateIndex, state, act) ?? []);
      return leads.length === 0 ? 1 : leads.reduce((sum, next) => sum + histories(next), 0);
    };
    assert.equal(histories("vfdpxa"), 70);
    assert.ok(caseStates.every((state) => histories(state) > 0));
  });
});

describe("Vultron: the published clauses", () => {
  it("are each answered by a test, or have a reason why not", () => {
    const reasons = unanswered.flatMap(({ clauses }) => clauses);
    const both = reasons.filter((number) => answered.has(number));
    const missing = publishedClauses.filter((number) => !answered.has(number) && !reasons.includes(number));
    assert.equal(publishedClauses.length, 161);
    assert.deepEqual({ both, missing }, { both: [], missing: [] });
  });
});
