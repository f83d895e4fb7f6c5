/** What `bongsu page` says, in English. */
export const pageCommand = {
  usage: "bongsu page verify URL [--policy FILE] [--trust FILE] [--lang {languages}]",
  usageVerifier: "bongsu page verifier --out FILE [--force] [--lang {languages}]",
  optionPolicy:
    "--policy FILE  who must have seen the room's log (c2sp.org/tlog-policy); without it the log's own keys, as the room shows them",
  optionTrust:
    "--trust FILE  the room's keys, from elsewhere (/pub/keys.json as you kept it); without it as the room shows them",
  optionOut:
    "--out FILE  where the verifier is written: one page for any browser, the same bytes as /verify of a room of this version",
  what: "Fetches a public page of a room (such as /check) and every file that its list names, and compares them with the list that the room signed and logged. Nothing of what comes is run.",
  exits: "Exit status: 0 it is what was logged, 1 it is not, 2 something could not be fetched or read.",
  verifierWritten: "{path}: keep it, or a bookmark to it with the room's keys and policy. sha256 {digest}",
  verifierMissing: "The verifier was not built here. A room of this version gives it at /verify.",
  addressWrong: "{address} is no http or https address.",
  unreachable: "{address} gives no page ({why}).",
  keysWrong: "The room's keys cannot be read.",
  policyWrong: "The policy, or the log's keys, cannot be read.",
  same: "{address} is what was logged: {files, plural, one {# file} other {# files}} of version {version}, entry {index} of {size} in the log {origin}, seen by {witnesses}.",
  firstUse:
    "Keys or policy came from the same server: it says the same to everyone who sees this log, and nobody else vouches for it. Keep keys and policy, and give them with --trust and --policy.",
  differs:
    "This is NOT what was logged ({count, plural, one {# difference} other {# differences}}). Do not enter anything on this page, and tell the room by another way.",
} as const;
