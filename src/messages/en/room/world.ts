/** What the commands about a room's topology, offices and organisations say. */

export const world = {
  usage: "Write: {usage}",
  fileUnread: "There is no file {file} that can be read.",
  notTopology: "{file} is not a topology that a room can work with.",
  summary:
    "{id}: languages {languages}; time zone {zone}; {domains} domains, {sectors} sectors, {tiers} tiers, {regions} regions, {offices} offices",
  drill: "[DRILL] Everything in it is invented.",
  sound: "No finding.",
  officesChanged: "Offices that change: {offices}",
  wordsAdded: "Words that are new: {words}",
  none: "none",
  organizations: "new {added}, changed {changed}, unchanged {unchanged}; with a last day {ended}",
  tried: "Tried, not stored.",
  stored: "Stored.",
  refused: "{file} cannot be loaded; nothing was stored.",
  source: "{id}: speaks for {named}; brought by {brought}",
  noSources:
    "No source is named: everybody who may import may bring every record; what withdraws one waits for a second person.",
} as const;
