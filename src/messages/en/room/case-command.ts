/** What `bongsu case` says, in English. */

export const caseCommand = {
  usage: {
    replay: "bongsu case replay FILE [--format text|json]",
    mark: "bongsu case mark FILE --to NAME… --out FOLDER [--marks KEY]",
    trace:
      "bongsu case trace FILE [--marks KEY… | --case ID [--room URL] [--token TOKEN]] [--confidence 0.99] [--format text|json]",
    dates: "bongsu case dates [RULE --from INSTANT] [--zone ZONE] [--exploited] [--format text|json]",
    contacts: "bongsu case contacts FILE [--supplier DOMAIN] [--room URL --token TOKEN] [--format text|json]",
  },
  transitions:
    "transitions prints every row of the machines that move a case: in which machine, from which state, by which act, to which state, by whom. It is drawn from the code that decides.",
  replay:
    'replay tries acts of a case one after the other without a room: FILE is {open}"participants": [{open}"id", "roles"{close}], "opener", "finder", "acts": [{open}"kind", "act", "by"{close}]{close}; kind is report, embargo, state or publish. Exit code: 0; 1 when an act is refused; 2 when the file cannot be read.',
  refused: "refused: {code}",
  recorded: "recorded",
  mark: "mark writes a copy of FILE for each recipient. Copies differ in words that mean the same (Korean and English), in how figures are written and in the order of bulleted lists, and in no fact; numbered lists, code, names and quoted words stay. Alternatives of your own: {open}{open}at noon|at 12:00{close}{close}. The key of the marks lies beside FILE as FILE.marks.json and names whoever leaks: keep it to yourself.",
  trace:
    "trace names the copy that a fragment comes from, also when it was retyped; 300 characters are mostly enough. Without --marks the keys beside FILE and in this folder are tried. Exit code: 0 when a copy is named; 1 when none is; 2 when a file cannot be read.",
  optionMarks: "--marks KEY  the key of the marks; FILE.marks.json by default",
  optionConfidence: "--confidence 0.99  how sure it must be before a copy is named",
  unreadable: "{file} cannot be read ({code}).",
  nameWrong: "{name} cannot name a recipient: letters, digits, dot, hyphen and @, 80 at most.",
  marked:
    "{copies, plural, one {# copy} other {# copies}} with {marks, plural, one {# mark} other {# marks}}; their key is {key}.",
  fewMarks:
    "Only {marks, plural, one {# mark} other {# marks}} in the whole text; to tell these recipients apart takes about {fewest}.",
  otherText: "{key} is the key of another text.",
  optionCase:
    "--case ID --room URL --token TOKEN  of a case in a room: which of its texts, and whose copy of it; a coordinator reads the marks, which is noted in the case. BONGSU_ROOM and BONGSU_TOKEN stand for the last two",
  contacts:
    "contacts reads how suppliers are reached from security.txt (RFC 9116), the list of CVE partners, CSAF provider metadata or bongsu.contacts/1 and, where a room is named, takes it into its contact book. Exit status 1: something in it is over, or has no supplier.",
  optionSupplier: "--supplier DOMAIN: whose security.txt it is, where it does not say so.",
  contactsWrong: "{path}: {why}",
  contactsToken:
    "contacts with --room needs --token too (or BONGSU_TOKEN): nothing was taken into the contact book.",
  contactsRead:
    "{count, plural, one {# supplier} other {# suppliers}} read; {left, plural, =0 {none} one {# entry} other {# entries}} left out, naming nobody.",
  contactsTaken:
    "{count, plural, one {# supplier} other {# suppliers}} taken into the book; {left, plural, =0 {none} one {# entry} other {# entries}} left out, naming nobody.",
  contactsOver: "[over: do not rely on it]",
  contactsUnchecked: "[signed; not checked by whom]",
  contactsNone: "(no way to reach it is known)",
  roomMissing: "--case needs --room and --token (or BONGSU_ROOM and BONGSU_TOKEN).",
  tooShort:
    "{texts, plural, one {# text} other {# texts}} of the case cannot be traced: too short, or too little in it can be said in two ways.",
  lockedTexts:
    "{texts, plural, one {# text} other {# texts}} of the case could not be opened: unlock the office's key.",
  confidenceWrong: "--confidence is a number above 0 and below 1.",
  noKey: "No key of marks lies beside the file or in this folder; name one with --marks.",
  noMarks: "The fragment shows no mark of the text.",
  nobody:
    "No copy can be named. The nearest is {recipient}: {agreeing} of {marks, plural, one {# mark} other {# marks}} agree.",
  named:
    "The copy of {recipient}: {agreeing} of {marks, plural, one {# mark} other {# marks}} agree. The chance that anybody is named so by accident is at most 1 in {oneIn, number}.",
  dates:
    "dates prints the instants of an embargo under a rule: end, reminders, order of release; in UTC, on Korean clocks and on those of --zone. Without RULE: the rules there are, with days, days while exploited, and source.",
  ruleUnknown: "There is no embargo rule {value}; bongsu case dates lists them.",
  fromWrong: '--from is an RFC 3339 instant, such as 2026-05-13T01:00:00Z; found "{value}".',
  zoneUnknown: "There is no time zone {value}.",
  moment: {
    starts: "starts",
    "silence-ends": "silence ends: a coordinator is brought in",
    reminder: "reminder",
    "critical-infrastructure": "critical infrastructure hears",
    large: "large organisations hear",
    everyone: "ends: everyone hears",
    "extended-end": "end, if extended",
    details: "details",
  },
} as const;
