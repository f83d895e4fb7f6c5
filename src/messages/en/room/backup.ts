/** What `bongsu backup` and `bongsu restore` say, in English. */

export const backup = {
  newBase:
    "A new base backup: {bytes, number} bytes. A restore of it was tried in a scratch cluster, and it is good.",
  log: "{segments, plural, =0 {No segment} one {One segment} other {# segments}} of the log came, {bytes, number} bytes in all.",
  good: "The backup is good: from {from} to {until}; last tried by a restore at {tried}. It took {seconds, number} s.",
  restored:
    "The room is restored in {data}; the newest entry of its journal is of {newest}. It took {seconds, number} s. Start it with bongsu serve: it begins a new epoch, and its agents are told by the signed index.",
  setAside: "What was there before is kept as {path}. Remove it when you no longer need it.",
  optionMissing: "{option} is missing; see --help.",
  noPassphrase: "{path} cannot be read: it must hold the passphrase.",
  shortPassphrase:
    "The passphrase in {path} is shorter than {least} characters; it protects the room's keys.",
  noBackup: "There is no backup of a room in {path}.",
  notEmpty: "{path} holds something else ({name}); a backup begins in an empty folder.",
  otherRoom: "{path} holds the backup of another room. Give each room a folder of its own.",
  insideData:
    "{out} lies in the data directory {data} and would be lost with it; choose a folder on another disk.",
  wrongPassphrase: "The passphrase does not open {file}. Nothing was changed.",
  damaged: "{file} is damaged: it is not what was written. Nothing was changed.",
  missing:
    "{file} is missing: without it this backup cannot be restored to that instant. Nothing was changed.",
  notReached: "{to} is not in this backup, which reaches from {first} to {last}. Nothing was changed.",
  noInstant: "--to {to}: expected an instant such as 2026-05-14T09:30:00+09:00.",
  roomThere:
    "There is a room in {data} already, and nothing was changed. With --replace the backup takes its place, and what is there is kept beside it.",
  restoreBrokenOff:
    "A restore into {data} was broken off before anything was in its place. Run bongsu restore again, or remove the folder.",
  outsideBackup:
    "This room's database is on another server (DATABASE_URL): back it up there, with pg_basebackup and an archive of its log, pgBackRest, or your provider's snapshots. This command does not copy it. Back up {keys} apart, encrypted.",
  outsideRestore:
    "This room's database is on another server (DATABASE_URL): restore it there, with the tools that backed it up. Put the keys back into {keys}, and then start the room once with --new-epoch, so that no number is given out twice.",
} as const;
