/** What offices sign of a directive, on its page, in English. */
export const signingPart = {
  title: "Signatures of the offices",
  noRoster:
    "This room has no roster of offices. It issues by its own key alone: agents of today follow it, but nobody else's signature stands behind its directives. The operator adopts a roster with bongsu roster adopt.",
  kind: { order: "Directive", suspension: "Suspension", notice: "Notice", guideline: "Guideline" },
  waits: "Approved, waiting for signatures: {count} of {needed}.",
  waitsForLog: "{count} of {needed} signatures are there. It waits until witnesses have seen it in the log.",
  inForce: "In force with {count} of {needed} signatures since",
  signed: "Signed by",
  missing: "Not signed by",
  words: "Digest in words",
  download: "File to sign",
  howTo:
    "Each office signs it on its own machine with bongsu sign FILE --key KEY --out OUT, and compares the words by telephone. No page can sign.",
  bring: "Bring signatures",
  bringHint: "The file that bongsu sign wrote.",
  suspended: "Suspended: the clocks stand still.",
  suspendedBy: "By {office} from",
  suspendedUntil: "until",
  suspendedOpen: "until the next revision",
  bringSuspension: "Suspend: bring a signed suspension",
  bringSuspensionHint:
    "One office alone suspends a revision once, for 24 hours at most; for longer as many offices sign as for the directive. The file is what bongsu sign wrote over a document bongsu.suspension/1.",
  code: "Code of today, to be read out on the telephone:",
  suspendTitle: "Suspend this directive",
  suspendHint:
    "Writes a file for your office to sign on its own machine. Nothing is sent until you bring it back signed.",
  suspendOffice: "Office that suspends",
  suspendLasts: "For how long",
  suspendDay: "24 hours, by one office alone",
  suspendOpen: "Until the next revision, by as many offices as the directive",
  suspendReason: "Why",
  suspendWrite: "Write the file",
  suspendHow:
    "Sign it with bongsu sign FILE --key KEY --out OUT, and bring OUT below. It counts from now on.",
} as const;
