/** Keys that open what is sealed, in English. */
export const sealedPage = {
  title: "Sealed",
  lead: "What is sealed opens only with the key of those it is sealed for. A key is unlocked in the memory of the room's process, for some hours; after a restart it is locked, and everything that is not sealed goes on.",
  keys: "Keys",
  intake: "The room's own intake",
  unlocked: "unlocked until",
  unlockedAlways: "unlocked while the room runs",
  locked: "locked",
  waits:
    "{count, plural, one {# sealed object waits} other {# sealed objects wait}} until this key is unlocked, since",
  unlock: "Unlock the key of your office",
  lock: "Lock it again",
  file: "Private key",
  fileHint:
    "The file KEY. Leave it empty where the file lies on the room's machine (keys/offices/ below its data).",
  passphrase: "Passphrase",
  passphraseHint: "Needed where the file is protected. Neither file nor passphrase is kept.",
  span: "For how long",
  hours: "{hours, plural, one {# hour} other {# hours}}",
  register: "Register a key for your office",
  publicKey: "Public key",
  publicKeyHint:
    "KEY.pub of bongsu key new --purpose sealing. What is sealed from now on is sealed for it; what was sealed before opens with the key of before.",
  history: "What was done with your office's keys",
  act: { registered: "registered", unlocked: "unlocked", locked: "locked", refused: "tried in vain" },
} as const;
