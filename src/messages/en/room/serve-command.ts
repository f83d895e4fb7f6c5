/** What `bongsu serve` says to the person in front of it, in English. */

export const serveCommand = {
  roomRuns:
    "A room already runs on {data}: process {pid}, {address}. Stop it first, or choose another --data.",
  lockNotTaken: "The lock {file} could not be taken.",
  witnessesUnread: "The policy of witnesses {path} cannot be read.",
  oidcWrong: "{at} is not as it must be: {why}",
  variableUnset: "{name} is not set.",
  metricsPort: "{address} cannot be listened on for metrics ({why}); choose another --metrics-port.",
  worldLoaded: "World {world} loaded: {count} operators.",
  room: "Room: {address}",
  drillRoom: "Room: {address}   [DRILL]",
  signIn: "Sign in as {operator}, once, within 15 minutes:",
  signInReports:
    "Reports come in at {report}. Sign in as {operator} to decide of them, once, within 15 minutes:",
  links: "Links for others: {link}   ({operators})",
  drill: "Replay a day and a half of the drill: {command}",
  stop: "Stop with Ctrl-C.",
  working: "Working for the room {address}.",
  stopping: "Stopping …",
  epochBegun:
    "The database was put back ({because}): epoch {number} begins. Numbers go on from far above those of before, agents learn of it by the signed index. What was recorded after {time} is lost here: organisations are asked to answer again. An earlier publication is kept beside pub/ as pub.before-epoch-{number}: look there for orders that were issued meanwhile. All sessions, unused links and pending proofs have ended: everybody signs in anew. Do again by hand what took access away in the lost time: disabled operators, removed passkeys, revoked tokens and agents' keys.",
  epochCause: {
    restored: "bongsu restore",
    "publication-ahead": "pub/ is ahead of the database",
    "publication-missing": "pub/ is gone",
    "agent-report": "an agent showed a later index of this room",
    "by-hand": "--new-epoch",
  },
  otherKey:
    "This database belongs to a room that signs with another key ({keyid}). Start that room's program, or put its key into {file}. If the key is lost, --new-key records the one that is there; agents then have to be given the new key by hand.",
  keyMissing:
    "This room signs with the key {keyid}, and {file} is not there. No other key was made in its place. Put the key back from its backup; if it is lost, --new-key makes a new one, and agents then have to be given it by hand.",
  otherOrigin:
    "People and agents know this room as {recorded}, and it was started as {origin}. Start it there (--port, BONGSU_ORIGIN), or record the new address with --new-origin: agents then synchronise from it, and passkeys work only while the host is the same.",
  intakeOffice: "{path}: the office {office} that is to take reports in is not in the room's topology.",
  intakeWrong: "{path}: {at}: {why}",
  logKeyGone:
    "The key {file} that signs this room's log is gone, and the log has begun: put the file back from the backup. If it is lost, start once with --new-key: a new one is made, and those who check the log or witness it have to be given its public key by hand.",
} as const;
