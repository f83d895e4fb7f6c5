/** What an operator is told of its own access: things that a stranger in a session would do, and that others did to its post. */

/** The kinds of notices. */
export const noticeKinds = [
  "passkey-registered",
  "passkey-removed",
  "passkeys-removed",
  "sessions-ended",
  "token-made",
  "token-revoked",
  "post-changed",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
