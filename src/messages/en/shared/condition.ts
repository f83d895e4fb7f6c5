/** What may be wrong with what a room stands on, in English. */

export const condition = {
  "disk-full":
    "The disk under {about} is full: make room, or give it a larger one. The room goes on by itself.",
  "disk-low": "Little is left on the disk under {about}: make room soon.",
  "disk-no-inodes": "The disk under {about} takes no more files: remove some, or give it more inodes.",
  "disk-read-only":
    "{about} cannot be written: the disk may have been mounted read-only after an error, or belongs to another user.",
  "disk-hangs": "The disk under {about} does not answer.",
  "disk-fails": "Writing to {about} fails; the log says how.",
  "log-fails": "The log cannot be written ({about}); lines wait in memory, and the oldest will be dropped.",
  "database-away": "The database cannot be reached{about}.",
  "database-full": "The disk of the database is full{about}: nothing large can be stored.",
  "database-read-only": "The database takes no writes{about}: it may be a standby.",
  "database-busy": "The database is too busy{about}.",
  "clock-jumped":
    "The clock of this machine leapt by {about}. Nothing is stamped until it is back, or the room is started again by someone who looked at the clock.",
  "clock-behind":
    "The newest entry of the room is of {about}, later than this machine's clock. Set the clock, or start with --accept-clock if it is right.",
  "clock-differs": "The clocks of this machine and of the database differ by {about}.",
  "work-stopped":
    "The room's work stands still since {about}: nothing is published. The log says why; it needs a process that works (bongsu serve, bongsu work).",
  "follower-fails": "{about} fails again and again and is tried with growing pauses; the log says why.",
  "follower-behind":
    "{about} is minutes behind the journal: what it shows or publishes is old. If it does not catch up, look into the log.",
  "channel-fails": "The channel {about} cannot deliver and goes on trying.",
  "dead-letters": "The channel {about} gave messages up: they wait for a decision.",
  "publication-old":
    "The newest index is of {about}: agents will refuse it when it expires. Is anything working (bongsu work)?",
  "feed-problem": "The feed {about} is not as it should be: see the page of the feeds.",
  "work-held-up":
    "Some of the room's own work fails and is tried again, ever more seldom; the rest goes on. The log says which rows fail, and why.",
  "mailbox-unread":
    "The mailbox of the cases cannot be read ({about}): answers wait there. Look at the settings mailbox and mailbox-password, and at the server.",
  "sealing-key-locked":
    "The room's key for what comes in sealed is locked ({about}): it is taken, gets its receipt, and waits, and own advisories that were approved wait for it past their instant. Give the passphrase with BONGSU_PASSPHRASE_FILE and start again.",
  "sealed-waiting":
    "Something sealed waits until a key is unlocked ({about}). All that is not sealed goes on.",
  "no-roster":
    "No roster of offices is adopted: this room issues directives by its own key alone, and nobody else stands behind them (bongsu roster adopt).",
  "roster-over":
    "The time of the newest roster of offices is over: no directive can be issued until its offices sign the next one (bongsu roster adopt).",
  "orders-unsigned":
    "Directives in force that the offices have not signed; agents that follow the roster do not obey them: {about}.",
  "role-waits":
    "{about} waits for the signatures of its lead authority, whose keys are not in the room: agents do not obey what is new there. Have it signed: the file stands on the page of the directives and in DATA/keys/to-sign (bongsu publication role).",
  "role-ending":
    "The signed list of a lead authority's directives comes to its end ({about}): agents take nothing of this publication after that. Have it signed: the file stands on the page of the directives and in DATA/keys/to-sign (bongsu publication role).",
  "root-waits":
    "The next root of the publication is not published yet: first its lead authorities have to sign their roles ({about}). Have it signed: the file stands on the page of the directives and in DATA/keys/to-sign (bongsu publication role).",
  "root-narrow":
    "Files that no role of the publication's root may speak for are left out of the index: {about}. Have the offices sign the next root (bongsu publication root rotate).",
  "drill-key-other":
    "Keys in the drill's folder are not those of its roster ({about}): what they sign counts for nothing, no order comes into force once too few others are left, and nothing mends that. Begin a new drill in an empty folder: bongsu serve --world drill --data FOLDER",
} as const;
