/** The terms of reporting in a drill, which say what a recipient would say in earnest, in English. */

export const intakeTerms = {
  policy:
    "This is a drill: nothing that is reported here is handed to anybody outside of it. In earnest this is where the recipient says what it does with a report: that it answers within three working days, agrees on a date of publication with the reporter, publishes without a fix after 90 days at the latest or when the flaw is exploited, and credits whoever wants to be credited.",
  safeHarbour:
    "In earnest this is where the recipient promises to take no action against whoever keeps to this policy: who looks for flaws in good faith, touches no data of others, stops when a flaw is shown, and reports it here first.",
  scope:
    "In scope: flaws of software and devices that organisations of this room run or supply. Out of scope: denial of service by load, phishing of persons, spam, scanner output without a flaw that is shown. Do not test live systems: try it on a copy of your own.",
} as const;
