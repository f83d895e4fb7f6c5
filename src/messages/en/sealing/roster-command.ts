/** What `bongsu roster` says, in English. */

export const rosterCommand = {
  usageAdopt: "bongsu roster adopt FILE [--data ./data]",
  usagePolicy: "bongsu roster policy --out OUT [--data ./data]",
  what: "Says which offices sign this room's orders, and how many of them. FILE is a roster (bongsu.roster/1) as bongsu sign wrote it: the first as it is, each next one signed by the offices of the one before.",
  for: "policy writes what strangers and agents pin (bongsu directive verify --policy, bongsu sync --policy).",
  adopted: "Roster {version} is adopted. From now on this room's orders take the signatures of its offices.",
  toSign: "{directive} is in force without them: its offices sign it on its page.",
  toRevise:
    "{directive} was issued before the roster's time, or by an office that it does not name: issue a revision.",
  refused: "{file} is not adopted: {why}",
  none: "This room has no roster: it issues by its own key alone.",
  pin: "Pinned by the SHA-256 of the first roster: {sha256}",
  rule: "Orders of {issuers}: {threshold} of {offices}",
  next: "The next roster: {threshold} of {offices}",
  unsigned: "In force without signatures of the offices: {directive}",
  written: "Written to {out}.",
  drillKeys:
    "This folder holds the keys of every office and witness of a DRILL, so that one can be played on one machine. In a real room each office keeps its own key, and no machine has enough of them to issue an order.",
} as const;
