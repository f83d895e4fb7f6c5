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
  scope: { dev: "dev: needed for development only", optional: "optional: may be left out" },
} as const;
