/** Registering a passkey, in English. */
export const passkey = {
  short: "Passkey",
  title: "Register a passkey",
  lead: "With a passkey on this device, your next sign-in needs no link.",
  count: "Registered passkeys: {registered, number}",
  own: "Passkeys and sessions",
  label: "Name of this passkey",
  labelHint: "So that you know it again; empty: the name of this browser.",
  changed: "Something changed in your access",
  register: "Register a passkey on this device",
  onward: "Continue",
  ready: "A passkey is registered. You can use it from the next sign-in on.",
} as const;
