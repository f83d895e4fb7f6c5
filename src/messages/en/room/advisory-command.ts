/** What `bongsu advisory` says, in English. */

export const advisoryCommand = {
  usage: {
    lint: "bongsu advisory lint FILE",
    export:
      "bongsu advisory export FILE --format csaf|vex|csaf-2.1|osv|cve|gcve|html [--out FILE] [--address URL]",
    cve: "bongsu advisory cve reserve ID | publish FILE | reject CVE-ID --reason TEXT | quota",
  },
  what: "An advisory of your own (bongsu.advisory/1), without a room. lint says what keeps it from being published; export writes it in a format that others read, and names what the format cannot say.",
  exits:
    "Exit code: 0; 1 when the advisory is not ready, or the format cannot carry it; 2 when the file cannot be read.",
  optionFormat:
    "--format F      csaf (2.0), vex (CSAF 2.0), csaf-2.1 (not a standard yet), osv, cve (JSON 5.2), gcve or html",
  optionOut: "--out FILE      where it is written; standard output without it",
  optionAddress: "--address URL   where the document will be published",
  optionLang: "--lang LANG     the language of the document, where the format has one",
  good: "Ready to be published.",
  notReady: "{count, plural, one {# thing keeps} other {# things keep}} it from being published:",
  noFile: "There is no file {path}.",
  unreadable: "{path} is no advisory of your own (bongsu.advisory/1): {why}",
  omitted: "{format} cannot say: {places}",
  needs: {
    product: "{format} needs a product.",
    "cve-id": "{format} needs a CVE id among the aliases, of a record that is not withdrawn.",
    "gcve-id": "{format} needs a number of a GCVE authority.",
  },
  cve: {
    what: "cve asks the services of the CVE programme, for a numbering authority. reserve gives an advisory one id, the same however often it is asked: what was asked and got is kept in the ledger first. publish sends the record of a file that has come out, and takes the place of the one that is there; reject withdraws an id. An id that was reserved elsewhere is written among the aliases by hand.",
    optionService:
      "--endpoint URL --org NAME --user NAME --key-file FILE   the service, and as whom; the key is read from the file alone",
    optionLedger: "--ledger FOLDER  where ids are kept (reserve)",
    optionYear: "--year YEAR      the year of the id (reserve); this one without it",
    optionReason: "--reason TEXT    why an id is withdrawn, in English (reject)",
    exits: "cve: 1 when the service refuses, 3 when no answer came and nobody knows whether it was done.",
    endpointUnsafe: "The endpoint is an https address, or one of this machine.",
    noKey: "{path} holds no key.",
    ledgerUnreadable: "{path}, line {line} cannot be read.",
    notReady: "{path} is not ready: see bongsu advisory lint.",
    tooEarly: "{path} has not come out yet.",
    quotaIs: "{available} of {quota} ids are free; {reserved} are reserved.",
    new: "New.",
    again: "It was there already.",
    unanswered:
      "No answer came, and nobody knows whether it was done. Give the same command again in two minutes.",
    refused: "The service refuses: {about}",
    quota: "No id is left to this organisation.",
    several:
      "No answer had come to an earlier question, and several ids are new since then: {about}. Choose one by hand.",
  },
  written: "{out}: {format}",
} as const;
