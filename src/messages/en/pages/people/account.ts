/** An operator's own access: notices, passkeys, sessions, and the proof before a grave act, in English. */
export const account = {
  stepUp: {
    again: "Sign in again at your organisation",
    afterwards: "in another window, then go on here.",
    begin: "Prove that it is you",
    goOn: "I have signed in: go on",
    title: "Confirm with your passkey",
    why: "This act needs more than an open session: show with your passkey that it is you. What you have entered stays.",
    use: "Use the passkey",
  },
  notice: {
    title: "Something changed in your access",
    advice:
      "If that was not you, end the other sessions below, remove passkeys that you do not know, and tell whoever looks after the room.",
    read: "I have read this",
    earlier: "Earlier notices",
  },
  noticeKind: {
    "passkey-registered": "A passkey was registered",
    "passkey-removed": "A passkey was removed",
    "passkeys-removed": "All passkeys were removed on the room's machine",
    "sessions-ended": "Your sessions were ended",
    "token-made": "A token was made",
    "token-revoked": "A token was revoked",
    "post-changed": "Your role or office was changed",
  },
  sessionBy: { link: "(by link)", passkey: "(by passkey)", oidc: "(by your organisation's sign-in)" },
  passkey: {
    title: "Your passkeys",
    registered: "Registered",
    used: "last used",
    last: "The only passkey: register another one before you remove it.",
    remove: "Remove",
    removeNamed: "Remove the passkey {name}",
    consequence: "It no longer signs anybody in, and your other sessions end at once.",
  },
  session: {
    title: "Your open sessions",
    elsewhere: "A browser that does not say what it is",
    opened: "Opened",
    seen: "last used",
    own: "This is the session that you see now.",
    end: "End this session",
  },
} as const;
