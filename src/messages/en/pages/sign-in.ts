/** Signing in and out, in English. */
export const signIn = {
  title: "Sign in",
  lead: "For officers of the situation room and for the organisations' own people.",
  byPasskey: "With a passkey",
  passkeyHint:
    "Use the passkey that you registered on this device or on a security key. There is no password.",
  usePasskey: "Use a passkey",
  browserDeclined: "The browser used no passkey: it was cancelled, or this device has none that fits.",
  providerHint: "Sign in with the account that your organisation gave you.",
  providerRefused:
    "Your account did not open a session: it has no post in this room, or the sign-in was not finished.",
  providerProved: "Done. Close this window and go on in the other one.",
  useProvider: "Sign in there",
  byLink: "With a one-time link",
  linkHint: "Open the link that the situation room gave you, as it is. It works once.",
  opening: "Checking the link.",
} as const;
