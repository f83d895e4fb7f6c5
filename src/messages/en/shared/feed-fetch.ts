/** How feeds fare that a room fetches by itself. */

export const feedFetch = {
  problems: {
    unreachable: "It cannot be fetched since {since} ({count, number} attempts): {detail}",
    stalled: "Its fetch is overdue, or does not end, since {since}.",
    quiet: "It answers, but says nothing newer than {since}. What is known of it ages.",
    shrunk:
      "It has fewer records than before: {detail}. Nothing is taken away here, and it is not called whole.",
    "rolled-back": "It speaks up to an earlier time than before: {detail}.",
    "changed-unannounced": "Its content changed although its server says that it did not: {detail}",
    "time-ahead": "Times ahead of the clock count for nothing ({count, number}): {detail}",
    gap: "Changes between two fetches may be missing; it is not called whole.",
    incomplete: "Not every record of it could be had ({count, number}): {detail}",
    "hash-differs": "Documents that differ from their stated hash are not read ({count, number}): {detail}",
    "signature-bad": "Documents whose signature does not hold are not read ({count, number}): {detail}",
    "signature-missing":
      "Documents without the signature that they should have are not read ({count, number}): {detail}",
    "key-changed":
      "Its provider names keys that were not its own before, and they sign nothing yet: {detail}",
    "other-publisher": "Documents that name another publisher are not read ({count, number}): {detail}",
    unread:
      "{count, plural, one {# record} other {# records}} could not be read and {count, plural, one {is} other {are}} in quarantine.",
  },
  states: {
    good: "as it should be",
    problem: "not as it should be",
    waiting: "not fetched yet",
    running: "is being fetched",
  },
} as const;
