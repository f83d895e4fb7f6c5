/** What an answer rests on: the last line of a check, in English. */

export const coverage = {
  basis: {
    line: "Asked: {sources}. {compared} {compared, plural, one {component} other {components}} compared, {notCompared} not compared.",
    nothing: "nothing",
    feed: "feed of {records, number} {records, plural, one {record} other {records}}",
    source: "{name} of {records, number} {records, plural, one {record} other {records}}",
    directive: "directive {name} ({records, number} {records, plural, one {advisory} other {advisories}})",
    part: "{source} ({complete})",
    whole: "all up to {time}, {age}",
    wholeOf: "{ecosystem}: all up to {time}, {age}",
    doubtful: "{ecosystem}: {doubt}",
    notStated: "not stated to be all",
    today: "less than a day old",
    days: "{days, number} {days, plural, one {day} other {days}} old",
    more: "{count} more",
  },
  doubt: {
    "not-stated": "not stated to be all",
    "records-missing": "other records than are stated",
    "too-old": "too old, all up to {time} only",
    "ahead-of-clock": "of no known age, stated for {time}",
  },
} as const;
