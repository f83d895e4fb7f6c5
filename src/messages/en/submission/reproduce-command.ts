/** What `bongsu report reproduce` and `report sandbox` say, in English. */

export const reproduceCommand = {
  noDriver: "No kind of sandbox is built in.",
  usage: "bongsu report reproduce MANIFEST [--out EVIDENCE] [--driver bubblewrap|runsc]",
  usageSandbox: "bongsu report sandbox [--format table|json]",
  optionOut: "--out EVIDENCE  where the evidence is written: what ran, its hashes, its output",
  optionDriver: "--driver NAME  the kind of sandbox; without it the first that this machine has",
  what: "Runs the reproducer of a manifest (bongsu.reproducer/1) in a sandbox of this machine, without a network, and prints the verdict as JSON. Where there is no sandbox nothing runs. No room is needed.",
  exits:
    "Exit status: 0 reproduced; 1 not reproduced; 2 the manifest cannot be read; 3 inconclusive, unsafe, or not run.",
  manifestWrong: "{path} is no manifest of a reproducer that can be run:",
  driverUnknown: "There is no kind of sandbox {driver}; there are: {drivers}",
  ready: "{driver}: ready",
  notReady: "{driver}: not ready, nothing is run with it",
  missing: "missing: {part}",
  substituted: "not there: {part}; limits of processes and a look at what is used stand in for it",
} as const;
