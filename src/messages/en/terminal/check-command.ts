/** What `bongsu check` says, in English. */

export const checkCommand = {
  usage:
    "bongsu check PATH… --dir DIR [--feed PATH]… [--complete NAMES] [--packs DIR] [--max-age AGE] [--format FORMAT] [--lang {languages}] [--facts FILE] [--directive ID]",
  what: "Finds lockfiles, SBOMs and package databases under PATH and matches them offline against what sync brought into DIR.",
  privacy: "Nothing about them leaves this machine.",
  option: {
    feed: "--feed PATH  advisory files or folders to match against, without a room; may be repeated",
    stdinName: "--stdin-name NAME  the file name of what is read from standard input (PATH is -)",
    packs: '--packs DIR  packs that "bongsu pack build" made, to match against without a room',
    format: "--format FORMAT  table (default), json, sarif, openvex, cyclonedx-vex or csaf-vex",
    author: '--author AUTHOR  who says it, in a document: NAME or "NAME <https://…>"',
    facts:
      '--facts FILE  for this run, in place of what "bongsu facts" keeps in DIR: JSON with exposed, highValue, supported, compromised, patch (yes|no), humanImpact, assetClass; and org, what scopes may ask: id, tier, sector, domain, region, criticalInfrastructure, size. What is not known counts as the worst',
    gone: "--gone LIST  a list that is gone for good, with the system that it was of: what was affected in it is fixed; may be repeated. A list that is merely not found any more is unknown",
    all: "--all  in the table, also what is not affected",
    accept:
      "--accept FILE  risks that your organisation accepts (.bongsu.toml), or a VEX document that it believes: OpenVEX, CycloneDX, CSAF; may be repeated",
    suppliers:
      "--suppliers FILE  the suppliers whose signed VEX documents count for their own products: type bongsu.suppliers/1",
    minSeverity:
      "--min-severity RATING  leaves out what is less severe: none, low, medium, high or critical; what states no severity counts as critical",
    failOn:
      "--fail-on CONDITIONS  affected only counts for exit status 1 when it is of a rating or worse, or exploited, such as critical,exploited",
  },
  exit: "Exit status: 0 nothing affected, 1 affected, 2 could not run, 3 nothing affected but something unknown, not compared, or not covered by whole and fresh records.",
  inputTwice: "Standard input is one thing: PATH and --feed cannot both be -.",
  nothingToMatchWith: "Give --dir DIR, --feed PATH or --packs DIR.",
  authorInvalid: '--author is NAME or "NAME <https://…>", not {text}.',
  nothingToState:
    "No advisory is about what was found; the format has no empty document, so none was written.",
  caution: {
    "nothing-to-match": "Caution: no directive is in force and no pack fits, so nothing was matched.",
    "agent-unsafe":
      "A newer agent is needed: what was synced says that this version is not safe any more. Replace it.",
    "index-ahead":
      "Caution: the room signed what was synced at a time that this machine's clock has not reached: the clock is behind, or the room's is ahead. Deadlines and ages are counted from the time that was signed, and nothing counts as fresh. Set the clock, or sync again.",
    "no-components": "Caution: the lists name no component, so this is an answer about nothing.",
  },
  head: {
    component: "COMPONENT",
    installed: "INSTALLED",
    advisory: "ADVISORY",
    verdict: "VERDICT",
    severity: "SEVERITY",
    why: "WHY",
    fixed: "FIXED IN",
    due: "BY WHEN",
  },
  dissents: "* The sources disagree:",
  moreDissents: "and {count} more",
  fixes: "To fix:",
  noFix: "no fixed version is known for: {names}",
  totals:
    "{components} {components, plural, one {component} other {components}} in {lists} {lists, plural, one {list} other {lists}}: {affected} affected, {unknown} unknown",
  unnamedTitle: "Cannot be identified, so unknown:",
  unnamed: "{count} of them could not be named",
  uncovered: "{count} of them are of kinds that nothing at hand covers wholly",
  notCompared: "Not compared, so unknown:",
  notComparedCount:
    "{count} {count, plural, one {thing was} other {things were}} not compared with anything, so unknown",
  thresholdUnknown: "{option} takes {words}, not {text}.",
  notFailing:
    "{count} affected {count, plural, one {finding does} other {findings do}} not count under what was asked",
  onlyDirectives: "Compared with the directives in force only, not with every known vulnerability.",
} as const;
