/** What `bongsu report` says, in English. */
export const reportCommand = {
  usage: { parse: "bongsu report parse PATH…" },
  what: {
    parse:
      "Reads reports of flaws and prints one JSON line an item: source, format, product, version, crash (type, address, state, security), findings, then what else the report says. PATH is a file, a folder, an archive or - for standard input; what it is, its content says. Nothing is sent and no room is needed.",
  },
  option: {
    hangs: "--hangs  memory or time that ran out counts as a crash",
    fuzzTarget: "--fuzz-target NAME  the fuzz target, for crashes whose stack says nothing",
  },
  exit: {
    parse:
      "Exit status: 0 everything was read, 3 some of it could not be read, 2 nothing could be read or there is no such path.",
  },
  finding: {
    "report-unknown": "This is no report of a kind that is read here.",
    "report-cut": "The file is so large that only its beginning and its end were read.",
    "file-unread": "This could not be opened.",
  },
} as const;
