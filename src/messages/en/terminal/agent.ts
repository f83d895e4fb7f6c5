/** Why the agent refuses, and what it reports on its way, in English. */

export const agent = {
  noFolder:
    "There is no folder {dir}. An agent's folder is made by the first sync (bongsu sync --from URL --dir {dir}) or with the key (bongsu key new --dir {dir} --organization ID).",
  notSynced: "Nothing was synced yet: bongsu sync --from URL --dir {dir}",
  notSyncedInto: "Nothing was synced into {dir} yet: bongsu sync --from URL --dir {dir}",
  notInForce: "Directive {directive} is not in force here; run sync.",
  notInForceNear: "Directive {directive} is not in force here; did you mean {near}? If not, run sync.",
  restore: "{path} is not readable; restore it from a copy.",
  noDirective: "Directive {directive} is not here; run sync.",
  noDirectiveNear: "Directive {directive} is not here; did you mean {near}? If not, run sync.",
  notChecked: "Nothing was checked for {directive} yet: bongsu check PATH --dir DIR",
  rosterUnreadable: "The room's roster of offices cannot be read here: use a newer agent, or tell the room.",
  keysLost:
    "Nothing is pinned in {path}, yet this folder followed a room before. Ask the room for its key by another way and run sync with --key ID or --trust FILE.",
  checkAged:
    "The last check for {directive} was made before what was synced ended, or by a clock that was ahead; check again.",
  checkedOther: "The last check was against revision {revision} of {directive}; check again.",
  answerAgain: "{path} is not readable; move it away and answer again.",
  noReply: "{url} gave no reply ({why}). The answer is kept; run the command again to send it again.",
  noReceipt: "{url} gave no receipt. The answer is kept; run the command again to send it again.",
  otherReceipt: "{url} gave a receipt for another answer ({digest}). Tell the room.",
  receiptDoubt: {
    "not-signed":
      "{url} gave a receipt that no key of the room which is believed here has signed. Nothing is changed, the answer stays in the outbox. Is this the room? If its key has changed: ask the room by another way, run sync with --trust FILE, and then this command again.",
    "receipt-form":
      "{url} gave a receipt that this program cannot read. The answer stays in the outbox; use a newer program and run the command again.",
    "other-room":
      "{url} gave the receipt of another room or another world (drill or real). Nothing is changed, the answer stays in the outbox.",
    "lost-time":
      "{url} gave a receipt of a time that the room has lost: it was put back from a backup since. The answer stays in the outbox; run the command again.",
  },
  receiptFile: {
    unsealed: "There is no sealed receipt in this; a receipt that the room did not sign confirms nothing.",
    "not-signed":
      "The receipt is not signed by a key of this room that is believed here. Nothing is changed.",
    "receipt-form": "The receipt cannot be read; use a newer program.",
    "other-room": "The receipt is of another room or another world (drill or real). Nothing is changed.",
    "lost-time":
      "The receipt is of a time that the room has lost: it was put back from a backup since. Answer again.",
    "other-organisation": "The receipt is another organisation's. Nothing is changed.",
    "other-answer": "The receipt is for an answer that this folder did not give. Nothing is changed.",
  },
  roomUnnamed:
    "This folder was synced from a folder, and the room {room} has no address; name it with --room URL.",
  otherRoomAddress:
    "{address} is not the room that this folder was synced with ({room}), so nothing is sent there. Leave --room out; if the room has another address, run sync --from that address first; another room needs another --dir.",
  numbersRepeated:
    "The room has a newer answer of this key on {directive} than this folder knows of: the folder was restored from a copy, or two machines share one key. Nothing is overwritten. Check again, then answer again; give each machine a key of its own (bongsu key new).",
  grantTooLarge: "This is too large for a grant.",
  grantNotJson: "This is not JSON.",
  noGrant: "There is no granted extension in this.",
  grantNotSealed: "This is no sealed extension.",
  organizationInvalid: "An organisation's id has 1 to 80 letters, digits and . _ : @ -",
  keyThere: "There is a key in {path} already; --replace makes another.",
  noKey: "There is no key in {dir} yet: bongsu key new --dir {dir} --organization ID",
  keyUnreadable: "{path} is not readable as a key.",
  keyUnreadableBecause: "{path} is not readable as a key: {why}",
  folderInUse: "Another run (process {process}) is using {dir}.",
  syncAgainWithout: "{path} is not readable; move it away and run sync again.",
  unreadable: "{path} is not readable.",
  noListGiven:
    "Nothing readable came through standard input; say what it is by the name of its file, such as --stdin-name package-lock.json.",
  noList: "No software list that can be read was found under {paths}.",
  packDamaged: "Pack {pack} is damaged; run sync again.",
  noDetails: "The publication has no details for pack {pack}; tell the room.",
  detailsDamaged: "The details of pack {pack} are damaged; run sync again.",
  missing: "{path} is missing; run sync again.",
  checkAgainWithout: "{path} is not readable; move it away and check again.",
  directiveEnded:
    "{state, select, withdrawn {Directive {directive} is withdrawn.} superseded {Directive {directive} is superseded.} expired {Directive {directive} is expired.} other {Directive {directive} is {state}.}}",
  refuses: "{url} refuses: {detail}",
  refusesKey:
    "{url} refuses: {detail} Register this agent's key on your organisation's page first; the answer is kept, then run the command again.",
  answers: "answer {status}",
  factsUnusable: "{path} cannot be used as it is:",
  orgInvalid: "The organisation's fact org.{name} is missing or is not {wanted}.",
  fetched: "{kind} {path}",
  deltaUsed: "delta {ecosystem}: {bytes} bytes in place of {whole}",
  deltaUnused: "delta {ecosystem}: not used, the whole files are fetched ({why})",
  sentAgain: "{kind} {directive}: sent again",
  withoutCoverage:
    "{url} is of a release that does not know what was looked at, and refuses an answer that says it. It is sent without: how far the check reached is unknown there.",
  nothingCompared:
    "Nothing of the kind that {directive} speaks of was looked at, so nothing is sent: that is unknown, not fine. Check the lists that hold it (bongsu check PATH --dir DIR). If you run nothing of the kind, say so on your organisation’s page, where a person answers for all of it.",
} as const;
