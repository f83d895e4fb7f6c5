/** In what a public page differs from what a room logged, in English. */

export const pageFinding = {
  "page-other": "The page itself is another than the one that is listed.",
  "page-policy":
    "The page came with other rules for the browser (content security policy) than the listed ones.",
  "page-file-other": "{file} is another than the one that is listed.",
  "page-missing": "{file} is listed and not there.",
  "page-large": "The files are larger than a room's pages are.",
  "page-signature": "No key of the room that is believed here signed the list of its pages.",
  "page-unlogged":
    "The list of pages is not in the room's log, or not yet (a new version takes some seconds).",
} as const;
