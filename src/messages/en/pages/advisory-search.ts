/** Searching advisories, in English. */
export const advisorySearch = {
  title: "Advisories",
  search: "Find by id, product or words",
  searched:
    "Searches ids and other names, names of packages and products, package URLs, parts of words in titles, and beginnings of words in the first lines of texts. References and version numbers are not searched.",
  none: "No advisory found.",
  noneFor: "No advisory found for “{q}”.",
  noneBecause:
    "Every word must be in the record. Fewer words or a shorter part find more. That nothing is found does not mean that there is nothing: there may be no record of it here.",
  shown: "{count, plural, one {# advisory found.} other {# advisories found.}}",
  shownFirst: "The first {count, number}; there may be more.",
  listed: "{count, plural, one {# CVE is} other {# CVEs are}} known to be exploited, without a record here",
} as const;
