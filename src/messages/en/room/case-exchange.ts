/** What `bongsu case invite`, `invitation` and `copy` say: a case with rooms that have no access to each other, in English. */

export const caseExchange = {
  usage: {
    invite:
      "bongsu case invite CASE --sealed (--name NAME --to KEY.pub [--role room] [--contact MAIL] [--reads en|ko] [--zone ZONE] | --participant ID [--to KEY.pub]) [--days 14] --out FILE [--room URL --token TOKEN]",
    show: "bongsu case invitation show FILE --key KEY [--trust keys.json] [--format text|json]",
    answer:
      "bongsu case invitation accept|decline|reply FILE --key KEY [--text FILE] (--trust keys.json | --allow-unknown-room) --out ANSWER",
    supplier:
      "bongsu case invitation answer FILE --key KEY (--say ANSWER [--product NAME] [--from VERSION --to VERSION] [--justification WHY] [--fixed-in VERSION] [--on DAY] | --document VEX.json) [--text FILE] (--trust keys.json | --allow-unknown-room) --out ANSWER",
    file: "bongsu case invitation reply FILE --file ATTACHED --key KEY [--text FILE] (--trust keys.json | --allow-unknown-room) --out ANSWER",
    take: "bongsu case invitation take ANSWER --case CASE [--room URL --token TOKEN]",
    copy: "bongsu case copy CASE --participant ID --out FILE [--room URL --token TOKEN]",
  },
  what: "invite, copy and take are a coordinator's: an invitation, and after acceptance a copy with marks of its own, sealed for another room's key; what comes back is taken into the case, each file once.",
  whatAnswer:
    "show, accept, decline and reply are the invited room's and call nobody: the invitation says product, severity class, dates and terms; the embargo is accepted first, and the answer is sealed for the office that invited.",
  optionSay:
    "--say: received, need-information, affected (--from, --to), not-affected (--justification), fix (--fixed-in, --on), cannot, more-time (--on: until which day); --text says it in words. --document: what a CSAF, OpenVEX or CycloneDX file states",
  optionInvited:
    "--sealed: as a file and not as a link. --name, --to: who is invited, and the public key that it is sealed for; --role: finder, supplier, deployer, room, expert; --reads: the language that it reads",
  optionKey: "--key KEY: the private key for sealing of the invited office",
  optionTrust:
    "--trust keys.json: the keys of the room that invites, as it publishes them (/pub/keys.json), learnt another way. Without them nobody vouches for who made the file: it is shown with that word, and answered only with --allow-unknown-room, which may tell a stranger that you take part",
  invitation: "Invitation to a case by {office} ({room})",
  copy: "Copy of a case by {office} ({room}), made {madeAt}",
  product: "product: {product}",
  severity: "severity: {severity}",
  severities: { low: "low", medium: "medium", high: "high", critical: "critical", unknown: "unknown" },
  asRole: "asked to take part as: {roles}",
  role: {
    finder: "finder",
    supplier: "supplier",
    deployer: "deployer",
    coordinator: "coordinator",
    room: "room",
    expert: "expert",
  },
  embargo: "embargo: {state}",
  embargoState: {
    none: "none",
    proposed: "proposed",
    active: "in force",
    revise: "in force, a revision is proposed",
    exited: "ended",
  },
  noEmbargo: "No embargo is asked for.",
  ends: "ends: {ends}",
  policy:
    "policy: {rule}; a second finder shortens it to {rediscoveryDays, plural, one {# day} other {# days}}, an exploit to {exploitedDays, plural, one {# day} other {# days}}",
  until: "to be answered by: {expires}",
  signedBy: "Signed by the room's key {key}.",
  notVouched: "Nobody vouches for who made this file: compare with --trust keys.json.",
  roomUnknown:
    "Nobody vouches for who made this invitation, and the answer is sealed for whoever did: name the room's keys with --trust keys.json, or say --allow-unknown-room.",
  marked: "This copy has marks of its own: a leak names it.",
  textKind: {
    invitation: "what the invitation says",
    about: "what is flawed",
    participant: "who takes part",
    message: "message",
    answer: "answer",
    products: "products",
  },
  member: {
    product: "product",
    severity: "severity",
    title: "title",
    summary: "in words",
    participant: "id",
    name: "name",
    contact: "address",
    text: "text",
    kind: "answer",
    note: "in words",
    from: "from version",
    to: "last affected version",
    version: "version",
    date: "day",
    justification: "why",
    ends: "until",
    zone: "time zone",
    products: "products",
    fileName: "file",
    fileBytes: "bytes",
  },
  filesLeft:
    "{count, plural, one {# file of the case is} other {# files of the case are}} not in it: ask the office.",
  acceptedTerms: "You accept the embargo until {ends}.",
  written: {
    accept:
      "{out} is sealed for {keyid}: send it to the office. Nothing is accepted until the office takes it in.",
    decline: "{out} is sealed for {keyid}: send it to the office, which then knows that you decline.",
    message: "{out} is sealed for {keyid}: send it to the office, which takes it in as your message.",
    answers:
      "{out} is sealed for {keyid}: send it to the office. Nothing is answered until the office takes it in.",
    file: "{out} is sealed for {keyid}: send it to the office, which takes the file into the case.",
  },
  invited: "{out} invites {participant} and can be answered until {expires}. Send it; only its key opens it.",
  copied:
    "{out} holds {texts, plural, one {# text} other {# texts}} that {participant} may read, marked as its own copy.",
  taken: {
    accept: "{participant} accepts the embargo and takes part.",
    decline: "{participant} declines.",
    message: "A message of {participant} is in the case.",
    answers: "What {participant} answers as a supplier is in the case.",
    file: "A file of {participant} is in the case.",
  },
  tooLarge: "it is too large.",
  noCaseFile: "it is neither an invitation nor a copy of a case.",
  notOfRoom: "No key in {trust} signed {path}: it is not of that room, or was changed.",
  notInvitation: "{path} is a copy; answer with the file that invited you.",
  over: "The invitation could be answered until {expires}; ask the office for another.",
  textLength: "--text is a file of 1 to {longestAnswer} characters.",
  noAnswerKey: "The invitation holds no key for sealing of its own world that an answer could be sealed for.",
  answerKind: "--say is one of {kinds}.",
  answerLacks: "This answer needs {option}.",
  answerReason: "--justification is one of {reasons}.",
  answerNoEmbargo: "No embargo is asked for that could end later.",
  answerWrong:
    "This is no answer: versions and product have 300 characters at most, a text 4,000, and a day is written 2027-01-31.",
  answerDocument:
    "{path} states nothing that could be answered: a CSAF, OpenVEX or CycloneDX document is needed, with a standard reason where it says not affected.",
  answerUnreasoned: "Called not affected without one of the standard reasons, so not answered: {product}",
  fileWrong: "{path} is empty, or its name has letters that are not shown.",
  daysWrong: "--days is a whole number from 1 to {mostDays}.",
  roleWrong: "There is no role {role}; there are {roles}.",
  roomMissing: "This needs --room and --token (or BONGSU_ROOM and BONGSU_TOKEN).",
} as const;
