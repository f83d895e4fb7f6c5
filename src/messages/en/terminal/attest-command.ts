/** What `bongsu attest` and `bongsu acknowledge` say, in English. */

export const attestCommand = {
  usage:
    "bongsu attest --directive ID --dir DIR [--room URL] [--out FILE | --slip [--qr FILE]] [--yes] [--lang {languages}]",
  what: "Shows exactly what would be sent about a directive (counts only: no component, no path, no host), asks, signs with the organisation's key, sends, and keeps the receipt.",
  lost: "A lost reply does no harm: run it again and the same signed answer is sent.",
  option: {
    room: "--room URL  the room's address (default: BONGSU_ROOM, else the room that was synced); no other room is sent to",
    out: "--out FILE  send nothing: seal the answer into FILE, to be carried to the room (receipt send)",
    slip: "--slip  send nothing: write a return slip of at most 60 characters, to be typed into the room or read aloud (receipt slip)",
    qr: "--qr FILE  the slip as a QR code too, in FILE (SVG); on a terminal it is drawn there",
    directive: "--directive ID  the directive",
    yes: "--yes  send without asking",
  },
  acknowledgeUsage:
    "bongsu acknowledge --directive ID --dir DIR [--room URL] [--out FILE | --slip [--qr FILE]]",
  acknowledge: "Tells the room that the organisation has the directive. Says nothing about being affected.",
  nobodyToAsk: "There is nobody to ask; add --yes to send.",
  consent: "Send exactly this? (y/n)",
  roomInvalid: "--room is an http or https address.",
  drill: "[DRILL]",
  title: "Attestation on directive {directive} (revision {revision})",
  contradicted: "called fixed before and found affected again: {count}",
  everything: "No component, no path and no host is in it. Everything that is sent:",
  unconfirmed:
    "{url} took the answer and gave the receipt {receipt}, but did not sign it, so nothing proves that the room has it: sent, not confirmed. The answer stays in the outbox. Rooms up to release 0.1.0 sign no receipts; once the room does, run the command again.",
  notSent: "Nothing was sent.",
  written:
    "Sealed into {file}; nothing was sent. The answer waits in the outbox until its receipt is taken (receipt take).",
  roomOrOut: "Give one of --room, --out and --slip.",
  stored: "Receipt {receipt} ({receivedAt}, sha256 {digest}) is kept.",
} as const;
