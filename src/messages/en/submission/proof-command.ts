/** What `bongsu report proof` says, in English. */

export const proofCommand = {
  usage:
    "bongsu report proof --reproducers DIR --fixes DIR --control FIX… [--works MANIFEST] [--out EVIDENCE]",
  optionFixes:
    "--fixes DIR  builds with a proposed fix each (bongsu.fix/1); --reproducers DIR  reproducers of the reports",
  optionControl: "--control FIX  a build without a fix; a reproducer must show itself on each",
  optionWorks:
    "--works MANIFEST  what every build must still do; a fix after which it does not proves nothing",
  what: "Runs every reproducer on every fix and every control in a sandbox, and prints as JSON which reports one fix silences and the controls do not: they are about the same flaw.",
  exits:
    "Exit status of proof: 0 every run decided; 2 something cannot be read; 3 something is open, or nothing could be run.",
  filesWrong: "Files that the manifests name are not as they say:",
  fixWrong: "{path} is no manifest of a fixed build:",
  nameTwice: "Two builds have the name {name}",
} as const;
