/** What `bongsu sealed` says, in English. */

export const sealedCommand = {
  usageAdd: "bongsu sealed add FILE --office ID|--organization ID [--data ./data]",
  usageOpen: "bongsu sealed open OBJECT --key KEY… --out OUT [--data ./data]",
  usageShred: "bongsu sealed shred OBJECT [--data ./data]",
  usageHistory: "bongsu sealed history OBJECT [--data ./data]",
  what: "Keeps sealed files (bongsu seal) in the room for an office or an organisation. The room holds the sealed bytes only; every opening is an entry of the journal that the owner sees.",
  ownerMissing: "Say whose it is: --office ID or --organization ID",
  openLacks: "Opening needs --key KEY and --out OUT",
  held: "{bytes} bytes sealed",
  gone: "shredded {at}",
  shredded:
    "{object} is shredded: nobody opens it here any more. Backups from before still hold it until they end.",
  none: "There is no sealed object {object}",
  act: {
    stored: "stored",
    opened: "opened",
    shredded: "shredded",
  },
} as const;
