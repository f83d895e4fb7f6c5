/** What a receipt says, in English. */

export const receipt = {
  title: "Receipt",
  receipt: "Receipt",
  what: "What was answered",
  attestation: "Attestation",
  acknowledgement: "Acknowledgement",
  directive: "Directive",
  revised: "{directive} (revision {revision})",
  organization: "Organisation",
  contradicted: "Called fixed before, found affected again",
  evidence: "Evidence",
  number: "Number among the answers of this key",
  numberTyped: "Number among the answers typed on the page",
  report: "Check report (sha256, kept at the organisation)",
  answeredAt: "Answered",
  receivedAt: "Recorded by the room",
  key: "Signed with the key",
  typed: "Typed on a page; no key signed it",
  digest: "Digest of the answer (sha256)",
  room: "Room",
  nothing: "nothing: every count is zero",
  stands: "Recorded. Your standing: {standing}.",
  standsBecause: "Recorded. Your standing is not closed: {standing}, because {cause}.",
  standing: {
    told: "not answered yet",
    acknowledged: "received, not answered yet",
    unknown: "not known if affected",
    affected: "affected",
    contradicted: "contradicted by a check",
    closed: "closed",
    "not-affected": "not affected",
  },
  cause: {
    affected: "the answer counts {count} affected",
    unaccounted:
      "what was affected before is not accounted for ({unknown} unknown, {lost} lists gone from where they were)",
    earlier:
      "an earlier answer, or one from another of your machines or from the page, said worse, and this one is about less",
    contradicted: "something that was called fixed was found affected again",
    unknown: "the answer counts {unknown} unknown",
  },
} as const;
