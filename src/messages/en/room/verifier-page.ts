/** What the page says that verifies a room's public pages, in English. It is one file, which carries these messages alone. */

export const verifierPage = {
  title: "Is this page what was logged?",
  what: "This file fetches a room's public pages (/check and /report) with everything that they load, and compares them with what the room signed and wrote into its log, which others watch. It runs nothing of it and asks no other server. Keep it as a file: a page that a server gives you says about that server what that server wants.",
  room: "Address of the room",
  keys: "Key ids of the room, one a line",
  keysHint: "From the room's keepers by another way, or as you kept them.",
  policy: "Who must have seen the log (c2sp.org/tlog-policy)",
  policyHint: "The log's keys, the witnesses, and how many of them.",
  language: "Language",
  check: "Compare",
  checking: "Comparing …",
  machineMade: "A machine translated this; nobody has read it over.",
  addressWrong: "This is no http or https address.",
  match: "MATCH: this browser got what was logged.",
  differs:
    "DIFFERENT: this is not what was logged. Enter nothing on these pages, and tell the room by another way.",
  unknown: "CANNOT BE TOLD. Do not take this for a good sign.",
  noDifference: "No difference was found in what could be compared.",
  drill: "This is a drill: the keys are good for nothing else.",
  facts:
    "{files, plural, one {# file} other {# files}} of version {version}; entry {index} of {size} in the log {origin}.",
  seen: "Seen by: {witnesses}",
  signed: "Signed by: {keys}",
  bookmark: "The address of this page now holds your pins, and nothing of it is sent: bookmark it.",
  limits:
    "It speaks of what this browser got just now, from where it is. It cannot know what the server gives to others or an hour later.",
  "keys-unpinned": "No key id was given: the room's own word was taken for its keys.",
  "keys-unread": "The room's keys cannot be read.",
  "policy-unpinned": "No policy was given: the log's keys came from the room itself.",
  "policy-unread": "The policy cannot be read.",
  "witness-none": "Nobody but the room has seen this log.",
  "room-other": "The list is of another address: {file}.",
  "page-policy-hidden":
    "Under which rules for the browser {file} comes could not be seen: an older room, or something between, hides them.",
  "page-unfetched": "Something could not be fetched or read: {why}",
} as const;
