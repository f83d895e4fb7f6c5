/** What `bongsu report` says, in English. */
export const reportCommand = {
  usage: { parse: "bongsu report parse PATH… [--format json|csaf]", lint: "bongsu report lint PATH…" },
  what: {
    parse:
      "Reads reports of flaws and prints one JSON line an item: source, format, product, version, crash (type, address, state, security), findings, then what else the report says. PATH is a file, a folder, an archive or - for standard input; what it is, its content says. Nothing is sent and no room is needed.",
    lint: "Says whether reports are complete enough to act on: one sentence for each thing that is missing. PATH is as for parse.",
  },
  option: {
    hangs: "--hangs  memory or time that ran out counts as a crash",
    fuzzTarget: "--fuzz-target NAME  the fuzz target, for crashes whose stack says nothing",
    format:
      "--format csaf  prints a CSAF 2.1 document of the profile for reports for each file, in place of lines (publisher: BONGSU_REPORTER)",
  },
  exit: {
    parse:
      "Exit status: 0 everything was read, 3 some of it could not be read, 2 nothing could be read or there is no such path.",
    lint: "Exit status: 0 all are complete, 1 something is missing or a part could not be read, 2 nothing could be read.",
  },
  moreUnread: "{count, plural, one {One more could not be read.} other {# more could not be read.}}",
  complete: "Complete enough to act on.",
  nothing: "It reports nothing.",
  lint: {
    "claim-missing":
      "It does not say what is claimed: say in a sentence what is wrong and what can come of it.",
    "product-missing": "It does not say which product: give its name, better a package URL or CPE name.",
    "version-missing": "It does not say which version: give the version or commit in which it was seen.",
    "way-missing":
      "It does not say how it is reproduced: give steps, a place in the source, a trace or a proof.",
    "trace-missing": "It is an input alone: give the trace that it makes the program print.",
    "frames-unnamed": "The stack has no names of functions: give one from a build with symbols.",
  },
  finding: {
    "no-crash": "This looks like a trace, and no rule sees a crash in it.",
    "trace-cut": "The trace has so many lines that only the first and the last of them were read.",
    "mail-damaged": "The message cannot be read to its end.",
    "tool-failed": "The tool failed: what it does not report may be there all the same.",
    "archive-damaged": "The archive is damaged or cut off.",
    "entry-unread": "This entry of the archive is not read.",
    "compression-unsupported": "This compression is not read.",
    "ratio-too-high": "It grows far more when it is unpacked than real archives do.",
    empty: "There is nothing in the file.",
    "item-empty": "This item says nothing that is read here.",
    "report-unknown": "This is no report of a kind that is read here.",
    "report-cut": "The file is so large that only its beginning and its end were read.",
    "file-unread": "This could not be opened.",
  },
} as const;
