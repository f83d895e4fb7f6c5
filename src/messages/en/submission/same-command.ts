/** What `bongsu report same` says, in English. */

export const sameCommand = {
  usage: "bongsu report same A B",
  what: "Says whether two reports, or two folders of traces, are about one flaw: by their crash states where both have one, else by everything that they have in common. Prints one line of JSON. No room is needed.",
  exits: "Exit status: 0 the same, 1 not the same, 2 cannot be read.",
  noReport: "{path} holds no report that can be read.",
} as const;
