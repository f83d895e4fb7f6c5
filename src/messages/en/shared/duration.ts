/** Lengths of time: as such, again and again, and as a term, in English. */
export const duration = {
  span: {
    hours: "{count} {count, plural, one {hour} other {hours}}",
    days: "{count} {count, plural, one {day} other {days}}",
    workingDays: "{count} {count, plural, one {working day} other {working days}}",
    months: "{count} {count, plural, one {month} other {months}}",
    nextUpgrade: "the next scheduled upgrade",
  },
  every: {
    hours: "{count, plural, =1 {every hour} other {every {count} hours}}",
    days: "{count, plural, =1 {every day} other {every {count} days}}",
    workingDays: "{count, plural, =1 {every working day} other {every {count} working days}}",
    months: "{count, plural, =1 {every month} other {every {count} months}}",
    other: "every {length}",
  },
  within: {
    length: "within {length}",
    workingDays: "within {count} {count, plural, one {working day} other {working days}}",
    nextUpgrade: "at the next scheduled upgrade",
    date: "by {date}",
  },
} as const;
