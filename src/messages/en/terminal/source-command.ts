/** What `bongsu source` says of feeds that the room fetches by itself. */

export const sourceCommand = {
  usage: "Write: bongsu source check FILE | load FILE | list | feeds | fetch [ID …] | accept ID | standard",
  noFeeds:
    "No feed is scheduled: nothing is fetched. bongsu source standard prints a schedule to begin with, bongsu source load FILE loads it.",
  scheduled: "{id} ({kind}): {url}, every {every}",
  line: "{id}: {state}; up to {asOf}, fetched {okAt}, next {dueAt}",
  never: "never",
  unknown: "unknown",
  records: "{records, number} records",
  fetched: "{id}: fetched; {counts}",
  nothingNew: "nothing new",
  failed: "{id}: failed: {message}",
  busy: "{id}: is being fetched by another process.",
  counts:
    "{format}: {read, number} read, {new, number} new, {changed, number} changed, {quarantined, number} in quarantine, {held, number} held",
  accepted: "{id}: what it brings now counts as right; it is fetched anew.",
  unknownFeed: "the schedule has no feed {id}",
} as const;
