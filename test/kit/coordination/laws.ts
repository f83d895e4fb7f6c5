/** The ten laws of a case. Each is judged on every passage from every state that can be reached. */
import {
  type CaseParticipant,
  type CoordinatedCase,
  isPastEmbargo,
} from "#core/coordination/coordinated-case.ts";
import { isEmbargoInForce } from "#core/coordination/machine/embargo-machine.ts";
import { fixPaths } from "#core/coordination/machine/case-machine.ts";
import type { CaseLaw } from "#test/kit/coordination/explore.ts";

type ParticipantPair = readonly [before: CaseParticipant, after: CaseParticipant];

function pairs(before: CoordinatedCase, after: CoordinatedCase): readonly ParticipantPair[] {
  return before.participants.flatMap((one, at): ParticipantPair[] => {
    const then = after.participants[at];
    return then === undefined ? [] : [[one, then]];
  });
}

const rank = (one: CaseParticipant): number => (one.fixPath === null ? 0 : fixPaths.indexOf(one.fixPath));

/** The laws, in the order in which the documentation has them. */
export const caseLaws: readonly CaseLaw[] = [
  {
    sentence:
      "Nothing shows before its instant: the room publishes only where no embargo is in force or being decided.",
    holds: ({ before, after }) =>
      before.published || !after.published || before.embargo === "none" || before.embargo === "exited",
  },
  {
    sentence: "Exit is final: an embargo that has ended neither returns nor is proposed anew.",
    holds: ({ before, after }) => before.embargo !== "exited" || after.embargo === "exited",
  },
  {
    sentence:
      "Silence is never consent: nobody counts as having accepted without an act of its own that says so.",
    holds: ({ before, act, after }) =>
      pairs(before, after).every(([one, then]) => {
        const gained =
          (then.agreed === "current" && one.agreed !== "current" && one.answer !== "accepted") ||
          (then.answer === "accepted" && one.answer !== "accepted");
        return (
          !gained ||
          (act.kind === "embargo" && act.by === one.id && act.act !== "reject" && act.act !== "terminate")
        );
      }),
  },
  {
    sentence:
      "Two agree: terms come into force only where two parties have accepted them, one of them a coordinator.",
    holds: ({ before, after }) => {
      const replaced = pairs(before, after).some(
        ([one, then]) => then.agreed !== one.agreed && then.agreed !== "none",
      );
      const comes =
        after.embargo === "active" &&
        (before.embargo === "proposed" || (before.embargo === "revise" && replaced));
      const accepted = after.participants.filter(({ agreed }) => agreed === "current");
      return !comes || (accepted.length >= 2 && accepted.some(({ roles }) => roles.includes("coordinator")));
    },
  },
  {
    sentence:
      "What is public, exploited in public or attacked is under no embargo, and never comes under one.",
    holds: ({ after }) => !isPastEmbargo(after) || after.embargo === "none" || after.embargo === "exited",
  },
  {
    sentence: "History is not undone: what has happened to the world, to a fix or to a publication stays so.",
    holds: ({ before, after }) =>
      after.world.public >= before.world.public &&
      after.world.exploit >= before.world.exploit &&
      after.world.attacks >= before.world.attacks &&
      after.published >= before.published &&
      pairs(before, after).every(([one, then]) => rank(then) >= rank(one)),
  },
  {
    sentence:
      "Suppliers know what the public knows, and a public exploit is public: no state rests where they do not.",
    holds: ({ after: { world, participants } }) =>
      (!world.exploit || world.public) &&
      (!world.public || participants.every((one) => one.fixPath !== "vfd")),
  },
  {
    sentence:
      "Under an embargo nobody is handed the report who has not accepted it, and nobody by one who does not work on it.",
    holds: ({ before, act, after }) =>
      pairs(before, after).every(
        ([one, then]) =>
          one.report !== "start" ||
          then.report === "start" ||
          ((!isEmbargoInForce(before.embargo) || one.agreed === "current") &&
            before.participants.some(({ id, report }) => id === act.by && report === "accepted")),
      ),
  },
  {
    sentence: "Closing is final, is never done from valid, and ends no embargo that is in force.",
    holds: ({ before, act, after }) =>
      pairs(before, after).every(
        ([one, then]) =>
          (one.report !== "closed" || then.report === "closed") &&
          !(one.report === "valid" && then.report === "closed"),
      ) && !(act.kind === "report" && isEmbargoInForce(before.embargo) && !isEmbargoInForce(after.embargo)),
  },
  {
    sentence:
      "One act moves one report: no participant's report moves by another's act, except that it is handed over.",
    holds: ({ before, act, after }) =>
      pairs(before, after).every(
        ([one, then]) =>
          one.report === then.report ||
          (act.kind === "report" &&
            act.participant === one.id &&
            (act.by === one.id || act.act === "receive")),
      ),
  },
];
