/** What was looked at before an answer: counts and kinds, in English. */

export const answerCoverage = {
  title: "What was looked at",
  unstated: "The answer does not say what was looked at.",
  nothing: "Nothing of the kind that the directive speaks of was looked at: unknown.",
  lists: "{lists, plural, one {# list} other {# lists}} ({kinds})",
  noLists: "no list",
  components:
    "{components, plural, one {# component} other {# components}} ({kinds}), {compared, number} of them compared with the directive",
  kind: "{kind} {count, number}",
  notCompared: "{count, plural, one {# thing} other {# things}} not compared: unknown",
  lost: "{count, plural, one {# list} other {# lists}} no longer found",
  gone: "gone for good: {lists, plural, one {# list} other {# lists}}, {components, plural, one {# component} other {# components}}",
  checked: "checked {time}",
  checkedBetween: "checked from {first} to {last}",
  index: "under index {sequence} of {time}",
  indexUndated: "under index {sequence}",
  other: "other",
  unnamed: "unnamed",
} as const;
