/** How long until a deadline or since it, in English. */
export const remaining = {
  left: "{span} left",
  past: "{span} overdue",
  two: "{first} {second}",
  days: "{count, plural, one {# day} other {# days}}",
  hours: "{count} h",
  minutes: "{count} min",
  noDeadline: "no fixed deadline",
} as const;
