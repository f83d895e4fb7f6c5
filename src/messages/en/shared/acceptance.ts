/** What is said of accepted risks and of VEX documents, in English. */

export const acceptance = {
  unreadable: "{path} cannot be read.",
  unusable: "{path} is not used, since what it accepts is not certain:",
  title: "Accepted, not counted:",
  line: "{name} {version} {vulnerability}: {status}, {reason} ({by}, {path})",
  until: "until {date}",
  unheeded: "Stated, without effect:",
  idle: "Accepted, and about nothing that is affected here (a misspelt name, or gone):",
  idleLine: "{path} {at}: {vulnerability}, {product}",
  status: {
    affected: "affected",
    not_affected: "not affected",
    fixed: "fixed",
    under_investigation: "under investigation",
    accepted: "risk accepted",
  },
  why: {
    "only-a-word": "the word of whoever wrote it; nobody named it by --accept",
    contradicts: "it says that it may be affected",
    contradicted: "another statement says otherwise",
    "not-yet": "its time lies ahead",
    ended: "the acceptance has ended, so it counts again",
    "no-reason": "it gives no reason or no version",
    "unknown-stays": "what is unknown stays unknown",
    also: "it says so too",
  },
  none: "no reason given",
  nobody: "author not given",
  count: "{count} affected {count, plural, one {finding is} other {findings are}} accepted and not counted",
} as const;
