/** Records brought in from files by hand, in English. */
export const importPage = {
  title: "Bring records in by hand",
  files: "Files",
  hint: "OSV, CVE JSON 5, CSAF 2.0, KEV or EPSS as JSON, one document a file. The format is recognised by content.",
  counts:
    "{added} new, {changed} changed, {unchanged} unchanged, {held} held back, {quarantined} in quarantine.",
} as const;
