/** Why a room cannot be set up or does not take something, by its reason, in English. */
export const roomRefusal = {
  channel: "channel {name}: {detail}",
  "host-not-listed": "{host} is not among the hosts of /destinations/hosts.",
  "host-private": "{host} needs /destinations/privateAddresses.",
  "webhook-secret": "A webhook's secret is whsec_ and 24 to 64 bytes in base64.",
  "database-not-made": "PostgreSQL could not be initialised in {folder}: {detail}",
  "database-stopped": "PostgreSQL stopped while starting: {detail}",
  "database-silent": "PostgreSQL did not answer within 60 s: {detail}",
  "database-not-installed":
    "{name} is not installed (unsupported platform, or optional packages were left out); set DATABASE_URL to use another PostgreSQL.",
  "database-user-missing":
    "PostgreSQL does not run as root and no other user could be found or made; create a user named bongsu, or set DATABASE_URL.",
  "folder-of-another": "{folder} belongs to another user; remove it or choose another --data.",
  "database-newer":
    "This database ran migration {name}, which this program does not have: it was changed by a newer program. Use a newer release than this one.",
  "database-of-release":
    "This database ran migration {name}, which this program does not have: it was changed by a newer program. Use release {release} or a newer one.",
  "migration-differs":
    "Migration {name} differs from the one that this database ran. Use the program's own version or a fresh database.",
  "migration-order":
    "Migration {name} has a lower number than {newest}, which this database ran already. Give it a number above {number}.",
  "migration-failed": "Migration {name} failed: {detail}",
  "copy-failed": "The copy did not start: {detail}",
  "copy-slow": "The copy did not come to life within an hour.",
  "copy-lacks-entry": "Entry {position} of the journal is not in the copy.",
  "dead-letter-unknown": "There is no such dead letter, or you may not see it.",
  "key-of-another-office": "This is the key of another office.",
  "text-nul": "A text holds the character NUL, which cannot be kept.",
} as const;
