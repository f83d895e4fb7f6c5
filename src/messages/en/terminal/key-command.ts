/** What `bongsu key` says, in English. */

export const keyCommand = {
  usage: "bongsu key new --dir DIR --organization ID [--replace]",
  what: "Makes an Ed25519 key in DIR/keys, readable by you only, and prints its public part. Register that part in the room; the rest never leaves this machine.",
  organization: "organization: {organization}",
  keyid: "keyid: {keyid}",
  publicKey: "public key (Ed25519, register it in the room): {publicKey}",
} as const;
