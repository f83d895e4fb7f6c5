/** What `bongsu fix` says, in English. */

export const fixCommand = {
  usage:
    "bongsu fix --plan PATH… --dir DIR [--feed PATH]… [--packs DIR] [--format table|json] [--lang {languages}]",
  what: "Plans the changes after which nothing known affects what stands under PATH. Nothing is changed and nobody is asked: you run the commands.",
  howChosen:
    "One change a package: to the smallest version that its records call fixed and that nothing known affects, within what requires it where the list says that this is enough. Each is matched again before it is shown.",
  option: {
    plan: "--plan  show the plan",
    format: "--format FORMAT  table (default) or json",
  },
  planOnly: "Give --plan: changes are planned here, and carried out by you.",
  head: { component: "COMPONENT", from: "FROM", to: "TO", how: "HOW", closes: "CLOSES" },
  how: {
    direct: "own requirement",
    "in-range": "within what requires it",
    override: "override",
    other: "by hand",
  },
  refusing: "override: {parents} asks for less",
  notCovered: "Whether anything else affects these new versions is not known:",
  remaining: "No version is known that nothing affects:",
  nothing: "Nothing known affects what was read, so there is nothing to plan.",
  totals:
    "{changes} {changes, plural, one {change closes} other {changes close}} {closes} {closes, plural, one {finding} other {findings}}; matched again, none of the new versions is affected",
  left: "left without a fix: {remaining}; unknown after the changes: {unknown}",
  checkAgain:
    "Check again afterwards: a tool may choose newer versions, and what these require is in no list yet.",
} as const;
