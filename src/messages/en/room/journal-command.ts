/** What `bongsu journal` says, in English. */
export const journalCommand = {
  usage: "Write: bongsu journal verify",
  whole: "{last, plural, one {{last} entry} other {{last} entries}}, the chain is whole.",
  broken: "Entry {broken} of {last} does not fit the one before it.",
  deadLetters:
    "{count, plural, one {{count} message} other {{count} messages}} could not be delivered; the page Channels decides about them.",
} as const;
