/** Signing in and out, in English. */
export const signIn = {
  session: {
    signOut: "Sign out",
  },
  ended: {
    title: "Your session has ended",
    kept: "What you typed stays here. Sign in again beside it, then send it once more.",
    done: "I have signed in",
    leave: "Leave this page",
    byLink: "By a one-time link: open it in another window of this browser, then come back here.",
  },
  title: "Sign in",
  lead: "For officers of the situation room and for the organisations' own people.",
  byPasskey: "With a passkey",
  passkeyHint:
    "Use the passkey that you registered on this device or on a security key. There is no password.",
  usePasskey: "Use a passkey",
  providerHint: "Sign in with the account that your organisation gave you.",
  providerRefused:
    "Your account did not open a session: it has no post in this room, or the sign-in was not finished.",
  providerProved: "Done. Close this window and go on in the other one.",
  useProvider: "Sign in there",
  byLink: "With a one-time link",
  linkHint: "Open the link that the situation room gave you, as it is. It works once.",
  opening: "Checking the link.",
} as const;
