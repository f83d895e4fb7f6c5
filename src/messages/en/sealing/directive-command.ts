/** What `bongsu directive` says, in English. */

export const directiveCommand = {
  usageDraft:
    "bongsu directive draft --from FILE|ID [--rule-pack PACK] [--create] [--out FILE] [--room URL --token TOKEN]",
  optionFrom:
    "--from URL|FOLDER  with export: where it is published, a room or a copy of its publication (default: BONGSU_ROOM); with draft, FILE|ID: an advisory (bongsu.advisory/1, CSAF, OSV, CVE), or the id of one in the room",
  optionRulePack: "--rule-pack PACK  with draft: the rule pack that gives the deadlines",
  optionCreate: "--create  with draft: the room keeps the draft and its number is printed",
  optionRoom:
    "--room, --token  with draft: the room's address and a token of an officer (default: BONGSU_ROOM, BONGSU_TOKEN); with code: the room that is asked",
  whatDraft:
    "draft prints the draft of a directive as an advisory suggests it, as JSON; what it proposes, and what only you can say, stand on standard error. Two persons issue it, as any other.",
  noPack: "There is no rule pack {pack}; there are {packs}.",
  needsRoom: "A room (--room or BONGSU_ROOM) and a token of an officer (--token or BONGSU_TOKEN) are needed.",
  noAdvisoryFile: "There is no file {path}. For the id of an advisory name the room: --room or BONGSU_ROOM.",
  proposed: "Proposed by {pack}, if it were issued now:",
  proposal: "{class}: {tier}, {due}",
  noDate: "without a date",
  open: "Left to you: {places}.",
  class: { yes: "exposed to the internet", no: "not exposed", unknown: "not known whether exposed" },
  usageExport: "bongsu directive export ID --from URL|FOLDER --out FILE [--policy POLICY]",
  usage: "bongsu directive verify FILE --policy POLICY [--suspension FILE…]",
  usageAssemble: "bongsu directive assemble --roster ROSTER… --order SIGNED [--proof PROOF] --out FILE",
  usageCode: "bongsu directive code CODE --dir FOLDER|--room URL",
  noCode: "A code has six digits.",
  notSynced: "There is no synced publication in {dir}.",
  optionPolicy: "--policy POLICY  what you believe: the digest of a roster (bongsu.trust-policy/1)",
  optionRoster: "--roster ROSTER  a signed roster; several times, the one that is believed first",
  optionOrder: "--order SIGNED  the directive that offices signed (bongsu sign)",
  optionProof: "--proof PROOF  that it lies in a log (bongsu log prove)",
  exported: "{out}: {bytes} bytes, with everything that a stranger needs to judge it",
  noOrder: "There is no order of {directive} at {from}: no offices signed it.",
  assembled: "{out}: the order as one file",
  what: "Says whether an order is in force: enough offices signed it, and witnesses have seen it in the log. No network is needed.",
  exits: "Exit status: 0 in force, 1 not, with the reason, 2 cannot be read.",
  noFile: "There is no file {path}",
  unreadable: "{path} cannot be used: {why}",
  refused: "NOT IN FORCE",
  inForce: "IN FORCE: directive {directive}, revision {revision}",
  inForceDrill: "IN FORCE, DRILL: directive {directive}, revision {revision}",
  offices: "signed by {count} of at least {threshold} offices: {offices}",
  witnesses: "seen in the log by: {witnesses}",
  usageSuspend:
    "bongsu directive suspend ID --order FILE|--from URL|FOLDER --reason TEXT… [--hours N|--until-revised] --key KEY --out OUT",
  optionSuspension:
    "--suspension FILE  a suspension of it (bongsu.suspension/1 as it is published); several times",
  optionReason:
    "--reason TEXT  why, in the language of the command, or of LANG by --reason LANG=TEXT; several times",
  optionHours:
    "--hours N  how long the clocks stand still (24 by default, which one office may do alone, once a revision)",
  optionUntilRevised:
    "--until-revised  until the next revision; like more than 24 hours, it takes as many offices as the order: they sign OUT with bongsu sign",
  otherOrder: "This is an order of {directive}, not of the directive that you named.",
  noOffice: "{path} is no key of an office in the roster of {directive}.",
  hoursWrong: "--hours is a number from 1 to {most}.",
  suspended: "SUSPENDED by {office} from {from} until {until}: the clocks stand still. {reason}",
  suspendedOpen:
    "SUSPENDED by {office} from {from} until the next revision: the clocks stand still. {reason}",
  wasSuspended: "Was suspended by {office} from {from} until {until}; deadlines are later by that. {reason}",
  suspensionIgnored: "{path} stops no clock: {why}",
} as const;
