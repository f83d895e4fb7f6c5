/** What `bongsu report submit` and `status` say, in English. */

export const submitCommand = {
  usage: "bongsu report submit FILE… --room URL [--token-file F] [--words-file F] [--out DIR] [--dir DIR]",
  usageStatus: "bongsu report status NUMBER --words-file F --room URL",
  what: "submit: sends reports to a room; each gets a receipt before anything in it is judged. With a token as a pipeline; without one under six words, by which you come back without saying who you are. Sent again it is the same report. What is no JSON is sent as a file.",
  whatStatus: "status: shows how a report stands, what each gate decided and why, and what was asked.",
  exits:
    "Exit status of submit: 0 every report has a receipt that the room signed, 1 one has none or a false one, 2 nothing could be sent, 3 who signed was not checked (without --dir).",
  optionRoom: "--room URL  the room, else BONGSU_ROOM",
  optionToken: "--token-file F  a file with a token of the scope report",
  optionWords:
    "--words-file F  a file with the six words; submit makes it where there is none; status reads them from standard input at -",
  optionDir:
    "--dir DIR  an agent's folder that follows the room: submit checks receipts against the keys pinned there",
  notFollowed: "{dir} does not follow {room}: run bongsu sync there first, or leave --dir out.",
  unchecked:
    "The receipts are of what was sent; who signed them was not checked, so the exit status is 3: --dir names a folder that pins the room's keys.",
  doubt: {
    "other-bytes": "{path}: line {line}: the receipt is not of what was sent.",
    "not-signed": "{path}: line {line}: no key of the room that is pinned here signed the receipt.",
    "other-room": "{path}: line {line}: the receipt is of another room or another world.",
  },
  needsRoom: "Say which room: --room URL, or BONGSU_ROOM.",
  words: "Your six words for {room}: {words}",
  next: "How each stands, by the words in that file:",
  nextTyped: "How each stands; the command asks for the six words:",
  typeWords: "The six words, on one line:",
  wordsWrong: "{path} does not hold six words.",
  numberWrong: "This is no number of a report: it has twelve digits and letters.",
  noSuchReport: "There is no report of this number and these words here.",
  statusNeeds:
    "Name the report's number and the file with its six words: bongsu report status NUMBER --words-file F --room URL",
  received: "{path}: {number}  {time}  SHA-256 {sha256}",
  refused: "{path}: line {line}: not received: {why}",
  noReceipt: "{path}: line {line}: the room gave no receipt that can be read.",
  noWork: "The room gives no challenge: {why}",
  retryAfter: "Try again after {seconds} s.",
} as const;
