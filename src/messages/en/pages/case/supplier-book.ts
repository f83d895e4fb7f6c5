/** The words of the contact book of suppliers. */

export const supplierBook = {
  known: "The book knows",
  over: "over: do not rely on it",
  notKnown: "not known",
  weekly: "takes {count} a week",
  weeklyNotKnown: "how many it takes a week is not known",
  languages: "languages",
  keys: "keys",
  unchecked: "signed; not checked by whom",
  use: "Use",
  takenIn: "taken in",
  kind: {
    "security-txt": "security.txt",
    "cve-partner": "CVE partner",
    "csaf-provider": "CSAF provider",
    hand: "by hand",
  },
} as const;
