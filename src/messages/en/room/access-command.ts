/** What the commands say that let people and scripts in (`token`, `link`, `passkey`), in English. */
export const accessCommand = {
  wordExpected: "The word after the command is: {word}. See --help.",
  tokenNeeded: "Name the token; `bongsu token list` shows them.",
  roles: "--role is one of {roles}.",
  days: "--days is a number from 1 to {most}.",
  scopes: "--scopes is a list of {scopes}.",
  operatorNeeded: "--operator is missing; `bongsu operator list` shows who there is.",
  tokenRevoked: "Token {id} is revoked.",
  tokenMade: "Token for {role} ({of}), until {until}. It is shown once.",
  until: "until {at}",
  revokedAt: "revoked {at}",
  linkMade: "One-time sign-in link for {operator}, until {until}.",
  passkeysRemoved:
    "{removed, plural, one {# passkey} other {# passkeys}} of {operator} removed, sessions ended, {tokens, plural, one {# token} other {# tokens}} revoked. Next: bongsu link new --operator {operator}",
} as const;
