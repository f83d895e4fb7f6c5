/** What `bongsu serve` says to the person in front of it, in English. */

export const serveCommand = {
  worldLoaded: "World {world} loaded: {count} operators.",
  room: "Room: {address}",
  drillRoom: "Room: {address}   [DRILL]",
  signIn: "Sign in as {operator}, once, within 15 minutes:",
  links: "Links for others: {link}   ({operators})",
  drill: "Replay a day of the drill: {command}",
  stop: "Stop with Ctrl-C.",
  stopping: "Stopping …",
  otherKey:
    "This database belongs to a room that signs with another key ({keyid}). Start that room's program, or put its key into {file}. If the key is lost, --new-key records the one that is there; agents then have to be given the new key by hand.",
  otherOrigin:
    "People and agents know this room as {recorded}, and it was started as {origin}. Start it there (--port, BONGSU_ORIGIN), or record the new address with --new-origin: agents then synchronise from it, and passkeys work only while the host is the same.",
} as const;
