/** What `bongsu key` says, in English. */

export const keyCommand = {
  usageNew: "bongsu key new --purpose PURPOSE --out KEY [--drill] [--passphrase-file FILE] [--place URI]",
  usageShow: "bongsu key show KEY [--words WORDS]",
  usageRotate: "bongsu key rotate --key KEY --out KEY",
  usageRevoke: "bongsu key revoke --key KEY --out FILE [--reason TEXT]",
  usage: "bongsu key new --dir DIR --organization ID [--replace]",
  optionPurpose: "--purpose PURPOSE  order, publication, log, receipt or sealing: a key serves one purpose",
  optionDrill: "--drill  the key is for drills: nothing that it signs is ever taken for real",
  optionPassphrase:
    "--passphrase-file FILE  a file whose line protects private keys (also BONGSU_PASSPHRASE_FILE, or the systemd credential bongsu-passphrase)",
  optionPlace:
    "--place URI  the classical half is made in a token and stays there: pkcs11:token=T;object=NAME?module-path=FILE",
  optionPin:
    "--pin-file FILE  a file with the token's PIN (also BONGSU_PIN_FILE, or the systemd credential bongsu-pin)",
  optionWords:
    "--words WORDS  words that were read to you: the exit code is 1 where they are not those of the key",
  whatPurpose:
    "Makes KEY (readable by you only) and KEY.pub. The public key is shown as 16 words, to be compared over a telephone. Rotating writes KEY.change, signed by both keys; revoking writes a statement signed by the key.",
  what: "Makes an Ed25519 key in DIR/keys, readable by you only, and prints its public part. Register that part in the room; the rest never leaves this machine.",
  organization: "organization: {organization}",
  keyid: "keyid: {keyid}",
  publicKey: "public key (Ed25519, register it in the room): {publicKey}",
  algorithm: "algorithm: {algorithm}",
  shown: "key for {purpose} ({world})",
  worldDrill: "drill",
  worldReal: "real",
  words: "words:",
  purpose: {
    order: "orders",
    publication: "publication",
    log: "the log",
    receipt: "receipts",
    sealing: "sealing",
  },
  compared: {
    same: "The words are those of this key.",
    "other-key": "The words are right, but of another key. Do not use this one.",
    misheard: "At least one word was misheard or left out: ask for them again.",
    unknown: '"{word}" is none of the words.',
  },
  changed:
    "{change} says, signed by both keys, that the new one takes the place of {path}. Publish it; then revoke the old key.",
  sealAgain:
    "What is sealed for {path} stays readable with it. Seal it anew for the new key: bongsu seal remove --key {path} --to {out}.pub --out OUT FILE",
  revoked: "{out} says, signed by the key itself, that {path} is revoked. Publish it.",
  unprotected:
    "{path} is protected by nothing but its file mode: no passphrase was given (--passphrase-file, BONGSU_PASSPHRASE_FILE, or the systemd credential bongsu-passphrase).",
  secretEmpty: "{path} is empty",
  fileThere: "{path} is there already; nothing is overwritten",
  providerUnknown: "{place}: this is a place of no known provider ({schemes})",
  placeLacks: "{place}: the place lacks {name}",
  placeForSigning: "A key for sealing lies in a file; a place is for keys that sign.",
  pinMissing: "The token's PIN is needed: --pin-file, BONGSU_PIN_FILE or the systemd credential bongsu-pin.",
  tokenRefuses: "The token refuses: {detail}",
  tokenSignsWrong: "{place}: the token's trial signature is not good; no key file was written",
  purposeUnknown: "{purpose} is no purpose; there are {purposes}",
  cannotSign: "{path} is a key for sealing: it signs nothing",
  cannotOpen: "{path} is no key for sealing: it opens nothing",
  notForPublications: "{path} is no key for publications that lies in a file",
  notForLogs: "{path} is no key for logs that lies in a file",
  nodeTooOld: "Passphrases of keys need Node 24.7 or newer; this is {node}.",
  notPrivate: "{path} is no private key (bongsu.private-key/1)",
  unreadable: "{path}: no file of JSON that can be read",
  fileWrong: "{path}: {why}",
} as const;
