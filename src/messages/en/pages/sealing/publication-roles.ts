/** What lead authorities sign of the publication, on the page of the directives, in English. */

export const publicationRoles = {
  title: "Lists to sign for the publication",
  what: "The keys of these lead authorities are not in the room. Agents do not obey what is new until their holders have signed it.",
  progress: "{signed} of {threshold} signatures. It waits since",
  change: { added: "New:", changed: "Changed:", gone: "Gone:" },
  more: "{count} more paths stand in the file.",
  howTo:
    "Each holder looks at it with bongsu publication role show, signs it with bongsu publication role sign on a machine without a network, and compares the words by telephone. No page can sign.",
  bringHint:
    "The file that bongsu publication role sign wrote. The signatures count, whoever brings them; the room publishes within a minute once there are enough.",
} as const;
