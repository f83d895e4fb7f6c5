/** What `bongsu extension` says, in English. */

export const extensionCommand = {
  usage: {
    take: "bongsu extension take FILE|- --dir DIR",
    fetch: "bongsu extension fetch DIRECTIVE --dir DIR --room URL --token TOKEN",
    ask: "bongsu extension ask DIRECTIVE --days N|--hours N|--working-days N --reason TEXT --controls TEXT --room URL --token TOKEN",
  },
  what: "More time for your organisation, one directive at a time.",
  option: {
    take: 'take  keep what the room granted, from a file or a stick: verified by the pinned key of the room, and for this organisation only. "bongsu tasks" and "bongsu check" count with it from then on',
    fetch: "fetch  show what became of your requests, and keep what was granted",
    out: "--out FILE  with ask: ask nothing now, write the request into FILE; receipt send FILE --token TOKEN sends it where there is a wire",
    ask: "ask  ask for more time, before the deadline ends: 90 days at most, why, and what stands in for the action meanwhile",
    room: "--room, --token  the room's address and a token of your organisation (default: BONGSU_ROOM, BONGSU_TOKEN)",
  },
  needs: {
    dir: "The agent's folder is needed: --dir DIR",
    reason: "A request says why (--reason) and what stands in meanwhile (--controls).",
    room: "The room's address is needed: --room URL",
    token: "A token of your organisation is needed: --token or BONGSU_TOKEN",
    length: "How much more time is one of --days, --hours and --working-days.",
  },
  unreadable: "{path} cannot be read.",
  notCount: "{text} is not a whole number of at least 1.",
  written:
    "The request is in {file}; nothing was sent. Where there is a wire: bongsu receipt send FILE --room URL --token TOKEN.",
  none: "Nothing was asked for.",
  request: "{instant}  {length} asked",
  state: { open: "not answered yet", granted: "granted", declined: "declined" },
} as const;
