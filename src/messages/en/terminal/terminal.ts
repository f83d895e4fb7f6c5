/** What several commands say, in English. An option and what it is for are parted by two spaces. */

export const terminal = {
  script: "Script",
  drill: "[DRILL] This is a drill",
  drillLine: "[DRILL] {text}",
  expired: "Caution: what was synced has ended; run sync again.",
  more: "and {count} more",
  noRoomIn:
    "{data} holds no room. Name a room's folder with --data; a room is made by starting it: bongsu serve --data {data}",
  formatUnknown: "--format is one of {names}, not {format}.",
  formatNear: "There is no format {format}. Did you mean {near}? --format is one of {names}.",
  yes: "y yes",
  roomAnswers: "the room answers {status}",
  unreachable: "No answer from the room. Check the address and the network. ({detail})",
  addressWrong: "{address} is no address of a room. It begins with http:// or https://.",
  noRoomThere: "{address} does not answer as a room does. Check the address.",
  inputTooLong: "Standard input has more than {limit, number} bytes.",
  missing: "missing: {options}",
  outExists: "{path} is there already: nothing was written. --force replaces it.",
  exportReplaces:
    "What can be made again (an export, an order's file, a proof, a policy) replaces what lies at OUT already.",
  option: {
    force: "--force  replaces what lies at OUT already",
    dir: "--dir DIR  the agent's folder (default: BONGSU_DIR)",
    room: "--room URL  the room's address (default: BONGSU_ROOM)",
    directive: "--directive ID  only this directive",
    lang: "--lang {languages}  language (default: by the locale)",
    color: "--color WHEN  auto (default), always or never",
  },
} as const;
