/** What `bongsu tasks` says, in English. */

export const tasksCommand = {
  usage:
    "bongsu tasks --dir DIR [--format table|json|ics] [--all] [--history] [--directive ID] [--facts FILE] [--lang {languages}]",
  what: "What directives in force ask of you, the most urgent first: what to do, on which component of which list, by when (Korean time, with the time left), why, and the command that does it. From what sync and check brought into DIR; it works offline and sends nothing.",
  option: {
    format:
      "--format FORMAT  table (default), json, or ics: a calendar with an alarm a day before each deadline",
    all: "--all  every component, and what is done",
    history: "--history  every move of a deadline that was told here, with its reason",
    facts: '--facts FILE  for this run, in place of what "bongsu facts" keeps (see bongsu check --help)',
  },
  earliest:
    "Where several directives ask the same, the earliest deadline holds, and the line says whose it is. A fact of your systems that nobody has said counts as the worst; the list says what knowing it would change: bongsu facts.",
  exit: "Exit status: 0 nothing left to do, 1 something to do, 2 could not run, 3 something is overdue or unknown.",
  state: {
    overdue: "overdue",
    open: "open",
    extended: "extended",
    waiting: "waiting",
    paused: "paused",
    done: "done",
  },
  task: {
    check: "check your systems",
    "find-out": "find out what is unknown",
    answer: "answer the room",
  },
  noted: "{action}: {note}",
  under: "{action}, {condition}",
  answered: "answered {instant}, receipt {receipt}",
  unconfirmed: "sent, not confirmed: the receipt {receipt} ({instant}) is not signed by the room",
  paused: "the clock is paused",
  suspended: "{directive}: suspended by {office} until {until}; its clocks stand still. {reason}",
  suspendedOpen:
    "{directive}: suspended by {office} until the next revision; its clocks stand still. {reason}",
  waiting: "starts when {event}",
  undated: "no fixed date",
  by: "{left} (by {instant})",
  left: "{length} left",
  overdue: "{length} overdue",
  ago: "{length} ago",
  now: "just now",
  length: {
    days: "{count} {count, plural, one {day} other {days}}",
    hours: "{count} {count, plural, one {hour} other {hours}}",
    minutes: "{count} {count, plural, one {minute} other {minutes}}",
    both: "{first} {second}",
    short: "under a minute",
  },
  count: "{count} {count, plural, one {task} other {tasks}} · {checked}",
  countLate: "{count} {count, plural, one {task} other {tasks}} ({late} overdue) · {checked}",
  notKnown: "of {count, plural, one {# directive} other {# directives}} it is not known what is asked",
  noneAsks: "no directive in force asks you",
  unchecked: "a directive was not checked yet",
  checked: "last checked {age} ({instant})",
  nothingCompared:
    "What was checked holds nothing of the kind that the directive speaks of, so there is nothing to answer with. Check a list that holds such products, or, if you run none, answer on your organisation’s page.",
  listLost:
    "gone from where it was: {list}. Check it where it is now, or say with the next check that it is gone for good: --gone {list}",
  moreLost: "and {count} more lists",
  undecided: "{count} components that could not be decided",
  moreComponents: "and {count} more (--all)",
  nature: { binding: "binding", advisory: "advisory" },
  natureAlso: "{nature}, also asked by {directives}",
  why: "why: {reasons}",
  window: "next patch window: {instant}",
  windowLate: "next patch window: {instant}, after the deadline",
  controls: "controls in place: {controls}",
  done: "{count} done (--all shows them)",
  roomMove: "{directive} room: {move}",
  noHistory: "No deadline has moved.",
} as const;
