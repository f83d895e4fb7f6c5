/** What single offices made known, beside the directives, in English. */

export const officeNotices = {
  title: "Notices of single offices",
  what: "What one office alone made known, with its own signature. It orders nothing, and no clock runs for it.",
  none: "No office has made anything known.",
  by: "{office},",
  about: "About",
  guideline: "Guideline",
  vulnerabilities: "About",
  reviewBy: "The office looks at it again by {day}.",
  digest: "SHA-256",
  bring: "Bring a signed notice",
  bringHint:
    "Your office writes it with bongsu notice draft and signs it with bongsu notice sign, on its own machine. Its own signature alone counts, whoever brings it.",
  brought: "It was taken in. It stands here once witnesses have seen it in the log.",
} as const;
