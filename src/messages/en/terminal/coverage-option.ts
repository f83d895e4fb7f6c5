/** What a user says about the coverage of feeds, and what is wrong with it, in English. */

export const coverageOption = {
  complete:
    "--complete NAMES  these feeds hold all records of these ecosystems, named as OSV or package URLs name them (npm, PyPI or pypi, crates.io or cargo, Debian:12; CVE for vendors' products), several by comma, up to the newest record or to a day (npm@2026-11-29)",
  maxAge:
    "--max-age AGE  how old that may be (7d, 36h) before what is not affected is unknown; 7 days without it",
  ecosystemUnknown: '--complete: "{name}" is no ecosystem. Accepted: {accepted}.',
  ecosystemClose: '--complete: "{name}" is no ecosystem. Did you mean {names}? Accepted: {accepted}.',
  timeInvalid: "--complete: {text} is no day (2026-11-29) or instant (2026-11-29T00:00:00Z).",
  ageInvalid: "--max-age is days (7d) or hours (36h), not {text}.",
} as const;
