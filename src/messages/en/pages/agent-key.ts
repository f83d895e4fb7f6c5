/** Keys of the organisation's agents, in English. */
export const agentKey = {
  title: "Agent keys",
  hint: "The agent matches inside your organisation and sends only numbers, signed with this key.",
  none: "No key is registered.",
  registered: "registered",
  revoked: "Revoked",
  revoke: "Revoke",
  revokeNamed: "Revoke the key {label}",
  consequence:
    "Answers signed with this key are refused from now on. Answers already received stay. This cannot be undone.",
  add: "Register a key",
  label: "Name of the key",
  labelHint: "So that you recognise which machine it belongs to.",
  publicKey: "Public key",
  publicKeyHint: "Paste an Ed25519 public key (SPKI, base64 or PEM). Never paste a private key.",
  register: "Register",
} as const;
