/** Controls that every page shares, in English. */
export const ui = {
  again: "Try again",
  cancel: "Cancel",
  notFilled: "It can be sent once all that it needs is filled in.",
  close: "Close",
  copied: "Copied.",
  copy: "Copy",
  copyFailed: "Not copied. Select the text and copy it yourself.",
  language: "Language",
  languageFailed: "The messages of this language could not be loaded. Check the network and try again.",
  loading: "Loading.",
  notAll: "There are more than are shown here.",
  more: "Show more",
  none: "none",
  print: "Print",
  search: "Search",
  skip: "Skip to the content",
} as const;
