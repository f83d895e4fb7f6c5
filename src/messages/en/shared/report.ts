/** The sentences of reports of a check (SARIF and the VEX formats), in English. */

export const report = {
  drill: "DRILL: {text}",
  sourceRoot: "Where the check ran, which is the root of the repository in a build.",
  leftOut: "{count} more are left out, since the format takes no more.",
  title: "Applicability of known vulnerabilities",
  anyVulnerability:
    "Every vulnerability: what was found could not be identified, or no advisory of its kind is at hand, so nothing is known about it",
  caution: {
    "index-ended": "What was synced has ended; newer advisories may be missing.",
    "nothing-to-match": "There was nothing to match against.",
    "agent-unsafe":
      "A newer agent is needed: what was synced says that this version is not safe any more. Replace it.",
    "index-ahead":
      "What was synced is from a time that the clock has not reached; how old it is, is not known.",
    "no-components": "The lists name no component.",
  },
  noFix: "No fixed version is known; mitigate, or take it out of use",
  move: "Move {name} to {version}",
  moveByCommand: "Move {name} to {version}: {command}",
  by: "{action} (by {due})",
  more: "and {count} more",
  concluded: "concluded {verdict}: {rule}",
  source: "{verdict}: {reason}",
  namedSource: "{advisory}: {verdict}: {reason}",
  gap: "{ecosystem} ({count} {count, plural, one {component} other {components}})",
} as const;
