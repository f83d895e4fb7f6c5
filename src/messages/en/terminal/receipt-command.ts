/** What `bongsu receipt` says, in English. */

export const receiptCommand = {
  usage: {
    list: "bongsu receipt list --dir DIR [--lang {languages}]",
    take: "bongsu receipt take FILE|- --dir DIR",
    send: "bongsu receipt send FILE… --room URL [--out FILE]",
    slip: "bongsu receipt slip SLIP --room URL --token TOKEN [--organization ID] [--out FILE]",
  },
  option: {
    list: "list  the newest answer to each directive, with its receipt; what waits, and what is not confirmed",
    take: "take FILE|-  keep receipts of the room, and strike the answers that they confirm",
    send: "send FILE…  hand sealed answers to the room; needs no folder and no key",
    slip: "slip SLIP  type a return slip into the room (attest --slip writes one); an officer names the organisation",
    organization: "--organization ID  whose slip it is, where an officer types it",
    out: "--out FILE  where the replies go, to be carried back (default: standard output)",
  },
  what: "What this organisation answered and what the room confirmed. Where no wire leads to the room, an answer goes by file: attest --out FILE here, receipt send on a machine with a wire, receipt take with its reply here.",
  none: "No answer was given from this folder yet.",
  waits: "{directive}: an answer waits in the outbox; nothing says that it arrived.",
  unconfirmed:
    "{directive}: sent, not confirmed. The receipt {receipt} ({instant}) is not signed by a key of the room that is believed here; answer again once the room signs its receipts.",
  taken: "{directive}: receipt {receipt} is kept ({answer}).",
  slipTaken: "The room took the slip of {organization}: {answer} ({directive}). Receipt {receipt}.",
  needsToken: "Give --token TOKEN or BONGSU_TOKEN: a slip is typed by somebody who may.",
  needsTokenFor: "{path} is a request: give --token TOKEN or BONGSU_TOKEN of the organisation that asks.",
  requestSent: "{file}: the room has the request. Take the reply home and run extension take.",
  sent: "{file}: the room gave a receipt. Take it home and run receipt take.",
  needsDir: "Give --dir DIR or BONGSU_DIR.",
  needsRoom: "Give --room URL or BONGSU_ROOM.",
  unreadable: "{path} cannot be read.",
  notAnswer: "{path} is no sealed answer (attest --out FILE writes one).",
} as const;
