/** What `bongsu import` says, in English. */

export const importCommand = {
  noPath: "name at least one file, folder, URL, or - for standard input",
  formatUnknown: "--format is table or json",
  needsToken: "a token is needed for {room}: --token or BONGSU_TOKEN",
  progress: "{records} records, {rate}/s, {path}",
  format: "format",
  column: {
    read: "read",
    new: "new",
    changed: "changed",
    unchanged: "unchanged",
    quarantined: "quarantined",
    held: "held",
  },
  notTaken: {
    held: "Waiting for a second person, who decides on the room’s page /feed-changes:",
    quarantined: "In quarantine, since they could not be read:",
  },
  total: "total",
  seconds: "{seconds} s",
} as const;
