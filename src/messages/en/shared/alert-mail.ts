/** The words of mails about alerts. */

export const alertMail = {
  drill: "[DRILL]",
  lead: "You are on duty and are told of this once:",
  how: "Acknowledge it, or see who did, in the room:",
  digestSubject: "{count, plural, one {# more entry} other {# more entries}} on alerts that you know of",
  digestLead: "What came after you were told, since the last digest:",
  digestHow: "All of it is in the room:",
  kinds: {
    "directive-issued": "Directive {about} is issued",
    "crisis-level": "A level of the crisis alert is recorded {about}",
    "feed-problem": "The feed {about} is not as it should be",
    "change-held": "A change of a feed waits for a decision ({about})",
  },
} as const;
