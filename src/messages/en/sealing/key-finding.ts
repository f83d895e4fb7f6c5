/** What is found in files of keys, by its code, in English. */

export const keyFinding = {
  "key-form": "this is not a key that is known here",
  "key-id-wrong": "the key does not have the id that the file gives it",
  "key-locked": "it needs its passphrase (--passphrase-file)",
  "key-passphrase-wrong": "the passphrase is another one, or the file was changed",
  "key-change-form": "this is no change from that key to another",
  "key-revocation-form": "this is no revocation of that key",
} as const;
