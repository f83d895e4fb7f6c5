/** The acts of a case: what their buttons say, what is asked before them, and what the timeline says of them, in English. */

export const caseAct = {
  done: {
    report: {
      receive: "handed the report to {about}",
      validate: "called the report valid",
      invalidate: "called the report invalid",
      accept: "works on it",
      defer: "deferred it",
      close: "closed",
    },
    embargo: {
      propose: "proposed an embargo",
      counter: "proposed other terms",
      accept: "accepted the embargo",
      reject: "rejected the embargo",
      terminate: "ended the embargo",
    },
    state: {
      "vendor-aware": "said that a supplier knows",
      "fix-ready": "said that a fix is ready",
      "fix-deployed": "said that a fix is deployed",
      public: "said that it is public",
      "exploit-public": "said that an exploit is public",
      attacks: "said that there are attacks",
    },
  },
} as const;
