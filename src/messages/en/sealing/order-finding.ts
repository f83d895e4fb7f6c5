/** Why an order is not in force, or cannot be read, by the code of the finding, in English. */

export const orderFinding = {
  "order-form": "It is no order.",
  "order-too-large": "It is larger than an order may be (64 kB).",
  "order-directive": "It holds no directive.",
  "order-world": "It is of the other world: a drill is never the real thing, nor the reverse.",
  "order-time": "Another roster was in force when it was issued or seen.",
  "order-issuer": "The roster knows no such issuer.",
  "quorum-short": "{count} of {needed} signatures; missing {missing}.",
  "quorum-one-problem":
    "Signatures count only where they stand although one hard problem is solved ({about}).",
  "order-unlogged": "No witness has seen it in the log.",
  "suspension-form": "It is no suspension.",
  "suspension-office": "The roster does not let this office suspend this order.",
  "suspension-other-order": "It suspends another order or another revision.",
  "suspension-future": "It has not begun.",
  "suspension-lapsed": "It was seen in the log only after it had lapsed.",
  "suspension-again":
    "This office has suspended this revision once already: for longer, as many offices sign as for the order.",
  "roster-form": "It is no roster.",
  "roster-office": "An office of the roster, or a key of one, is not as it must be.",
  "roster-quorum": "A quorum of the roster cannot be reached.",
  "roster-pin": "The first roster is not the one that the policy names.",
  "roster-world": "A roster is of the other world.",
  "roster-fork": "It brings another roster than the one that is known here.",
  "roster-gap": "A roster of the chain is missing, or goes back.",
  "roster-signatures": "Too few offices of the roster before have signed a roster.",
  "trust-policy-form": "It is no policy of trust.",
  "roster-member": "A roster has no such member: what is not understood could be the rule that counts.",
  "roster-issuer": "Two rules of the roster name the same issuer.",
  "trust-policy-roster": "The digest of the roster cannot be read (64 hexadecimal digits).",
  "trust-policy-world": "It does not say whether it is for drills (drill: true or false).",
} as const;
