/** What `bongsu sign` says, in English. */

export const signCommand = {
  usage: "bongsu sign FILE --key KEY --out OUT",
  optionKey: "--key KEY  the office's key (bongsu key new --purpose order --out KEY)",
  optionOut: "--out OUT  where the signed document is written, with the signatures that were there",
  what: "Signs a directive or a roster for an office. It needs no network: what is signed is read from its bytes, and shown with 16 words to compare by telephone.",
  noFile: "There is no file {path}",
  cannot: "{path} is no directive and no roster: it is not signed",
  otherKey: "{path} is no key for orders of this world (drill or real)",
  roster: "Roster, version {version}, in force from {from} to {to}",
  directive: "Directive {directive}, revision {revision}: {title}",
  suspension: "Suspension of {directive}, revision {revision}, by {office}, from {from} to {until}:",
  suspensionOpen:
    "Suspension of {directive}, revision {revision}, by {office}, from {from} until the next revision:",
  notice: "Notice of {office}, {issuedAt}: {title}",
  guideline: "Guideline of {office}, {issuedAt}: {title}",
  digest: "sha256 {sha256}, as words:",
  signed: "{out}: {count, plural, one {# signature} other {# signatures}}",
} as const;
