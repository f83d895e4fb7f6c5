/** What a user says about the coverage of feeds, and what is wrong with it, in English. */

export const coverageOption = {
  complete:
    "--complete NAMES  these feeds hold all records of these ecosystems, named as OSV names them (npm,PyPI,Debian:12; CVE for vendors' products), up to the newest record or to a day (npm@2026-11-29)",
  maxAge:
    "--max-age AGE  how old that may be (7d, 36h) before what is not affected is unknown; 7 days without it",
  ecosystemUnknown: '--complete: "{name}" is not an ecosystem of the OSV schema.',
  ecosystemClose: '--complete: "{name}" is not an ecosystem of the OSV schema. Did you mean {names}?',
  timeInvalid: "--complete: {text} is no day (2026-11-29) or instant (2026-11-29T00:00:00Z).",
  ageInvalid: "--max-age is days (7d) or hours (36h), not {text}.",
  needsFeed: "--complete speaks of what --feed gives.",
} as const;
