/** What `bongsu sealed` says, in English. */

export const sealedCommand = {
  usageAdd: "bongsu sealed add FILE --office ID|--organization ID [--data ./data]",
  usageOpen: "bongsu sealed open OBJECT --key KEY… --out OUT [--data ./data]",
  usageShred: "bongsu sealed shred OBJECT [--data ./data]",
  usageHistory: "bongsu sealed history OBJECT [--data ./data]",
  usageKeys: "bongsu sealed keys|lock --room URL --token TOKEN",
  usageRegister: "bongsu sealed register --key KEY.pub --room URL --token TOKEN",
  usageUnlock:
    "bongsu sealed unlock [--key KEY] [--passphrase-file FILE] [--hours 8] --room URL --token TOKEN",
  roomMissing: "Give --room URL and --token TOKEN (BONGSU_ROOM, BONGSU_TOKEN)",
  keyMissing: "Registering needs --key KEY.pub",
  hoursWrong: "--hours is a whole number from 1 to 24",
  unlocked: "unlocked until {until}",
  locked: "locked",
  intake: "intake",
  waits: "{office}: {count} sealed, waiting since {oldest}",
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
