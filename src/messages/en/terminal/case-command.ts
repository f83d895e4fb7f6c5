/** What `bongsu case` says, in English. */

export const caseCommand = {
  usage: {
    replay: "bongsu case replay FILE [--format text|json]",
  },
  transitions:
    "transitions prints every row of the machines that move a case: in which machine, from which state, by which act, to which state, by whom. It is drawn from the code that decides.",
  replay:
    'replay tries acts of a case one after the other without a room: FILE is {open}"participants": [{open}"id", "roles"{close}], "opener", "finder", "acts": [{open}"kind", "act", "by"{close}]{close}. Exit code: 0; 1 when an act is refused; 2 when the file cannot be read.',
  refused: "refused: {code}",
  recorded: "recorded",
} as const;
