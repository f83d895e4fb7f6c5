/** Levels of the crisis alert, in English, with the same keys as the Korean. */
import type { Widened } from "#web/words/index.ts";
import type { koAlert } from "#web/words/ko-alert.ts";

export const enAlert: Widened<typeof koAlert> = {
  alert: {
    title: "Cyber crisis alert",
    lead: "A level is decided by its authority and recorded here. Alert and serious bring the deadlines of directives forward.",
    level: (name) => `Cyber crisis alert: level “${name}”`,
    nation: "nationwide",
    inDomain: (name) => `${name} domain`,
    since: (instant) => `since ${instant}`,
    history: "Levels recorded",
    unknown: "The level of the cyber crisis alert could not be read. That does not mean normal.",
    none: "No level was recorded: it is normal.",
    name: "Level",
    whose: "For",
    from: "From",
    until: "Until",
    lasts: "In force now",
    record: "Record a level",
    choose: "Choose",
    now: (name) => `Now: ${name}`,
    reason: "Reason",
    reasonHint: "Who decided it, by which announcement or document.",
    ask: "See what will be recorded",
    confirm: "Record it",
    change: (whose, before, after) => `${whose}: ${before} → ${after}`,
    shortens:
      "It is recorded as of now. Deadlines of the directives concerned may come earlier. Taking the level back does not move them later again.",
    keeps:
      "It is recorded as of now. This level alone brings no deadline forward. Deadlines that came earlier stay where they are.",
    ends: "The level is recorded as ended. Deadlines that came earlier stay where they are.",
    done: "Recorded.",
  },
};
