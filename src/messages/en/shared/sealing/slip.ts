/** Return slips, in English. */
export const slip = {
  keysUnfit:
    "No slip can be made: the key of the organisation or that of the room is not an Ed25519 key, or the room's key is not known here.",
  tooLarge:
    "The answer is too large for a slip: its counts have too many digits. Write it into a file with --out FILE.",
  written:
    "The slip of this answer, to be typed or read aloud ({characters} characters; letters B, I, L, O, S, U and Z do not occur). Nothing was sent; the answer waits in the outbox until its receipt is taken.",
  unknownMore: "What was looked at does not fit on a slip; what was left out counts as unknown.",
  page: {
    title: "Return slip",
    lead: "Type the slip of an organisation without a wire (bongsu attest --slip). The receipt is the one that the answer gets over the wire.",
    organization: "Organisation",
    organizationHint: "The id of the organisation that read the slip to you.",
    slip: "Slip",
    slipHint: "Groups of five. Small letters, spaces and dashes do not matter; O is read as 0, I and L as 1.",
    enter: "Enter the slip",
    taken: "The room has the answer.",
  },
  finding: {
    "slip-character": "Group {group} has a character that no slip has. Look there again.",
    "slip-check":
      "{group, select, none {The slip was not copied right: more than one character is wrong.} other {The slip was not copied right: look at group {group}.}}",
    "slip-length":
      "Something is missing, or there is too much: a slip has 8 to 50 characters in groups of five.",
    "slip-version": "The slip is of another version; this program is too old for it.",
    "slip-form": "This is not a return slip, or not a whole one.",
    "slip-tag":
      "No key of this organisation made this slip. It may be of another organisation, or its key was revoked or never registered.",
  },
} as const;
