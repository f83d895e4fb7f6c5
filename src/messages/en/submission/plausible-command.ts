/** What `bongsu report plausible` says, in English. */

export const plausibleCommand = {
  usage: "bongsu report plausible REPORT --source TREE|ARCHIVE",
  optionSource: "--source PATH  a source tree or the archive of a package; several may be given",
  what: "Looks up what a report names: files and lines in them, functions, paths that a server answers, the version. Prints a line of JSON an item: what is there, what is not and what was looked for, what cannot be told. It marks and rejects nothing, and asks no model.",
  exits:
    "Exit status of plausible: 0 all that is named is there; 1 something is not; 2 cannot be read; 3 something cannot be told, or nothing is named.",
  noText: "{path} holds no text",
} as const;
