/** What `bongsu advisory` says, in English. */

export const advisoryCommand = {
  usage: {
    lint: "bongsu advisory lint FILE",
    export:
      "bongsu advisory export FILE --format csaf|vex|csaf-2.1|osv|cve|gcve|html [--out FILE] [--address URL]",
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
  written: "{out}: {format}",
} as const;
