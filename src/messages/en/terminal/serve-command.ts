/** What `bongsu serve` says to the person in front of it, in English. */

export const serveCommand = {
  worldLoaded: "World {world} loaded: {count} operators.",
  room: "Room: {address}",
  drillRoom: "Room: {address}   [DRILL]",
  signIn: "Sign in as {operator}, once, within 15 minutes:",
  links: "Links for others: {link}   ({operators})",
  stop: "Stop with Ctrl-C.",
  stopping: "Stopping …",
} as const;
