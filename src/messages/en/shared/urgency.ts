/** What makes a vulnerability urgent, in English. */

export const urgency = {
  rating: {
    none: "none",
    low: "low",
    medium: "medium",
    high: "high",
    critical: "critical",
    missing: "not stated",
  },
  scored: "{rating} {score}",
  exploited: "known exploited",
  exploitedSince: "known exploited since {date}",
  epss: "EPSS {percent} %",
  epssOn: "EPSS {percent} % on {date}",
  severityBy: "CVSS {version} by {by}",
  sourceWord: '{by} calls it "{word}"',
  scope: { dev: "dev: for development only, not part of what runs", optional: "optional: may be left out" },
} as const;
