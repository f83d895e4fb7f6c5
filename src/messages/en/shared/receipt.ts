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
  report: "Check report (sha256, kept at the organisation)",
  answeredAt: "Answered",
  receivedAt: "Recorded by the room",
  key: "Signed with the key",
  typed: "Typed on a page; no key signed it",
  digest: "Digest of the answer (sha256)",
  room: "Room",
  nothing: "nothing: every count is zero",
} as const;
