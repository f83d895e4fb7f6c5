/**
 * The remarks that readers of lists make, a closed list: each has a sentence in every language (`messages/…/shared/`: `finding.ts`, `reader-finding.ts`), and a weight that was
 * decided. What leaves something out of a list is no remark (`not-compared.ts`).
 */

/** `unknown`: what it is about cannot be decided by the list, and its verdict is unknown where an advisory may be about it. `note`: nothing is left open. */
type RemarkWeight = "unknown" | "note";

/** The weight of each. */
export const remarkWeights = {
  /** A pinned repository that no advisory can name. */
  "address-missing": "unknown",
  /** A version of the format that is not known; it is read as the nearest. */
  "cyclonedx-version": "note",
  /** Versions of packages with an epoch look older than they are, and are called affected rather than not. */
  "epoch-unknown": "note",
  /** A name by the place of a jar. */
  "identity-from-place": "note",
  /** A title without a group. */
  "identity-missing": "unknown",
  /** Remarks beyond those that are kept; what each of them is about is in the list all the same. */
  "more-remarks": "note",
  /** A name that no ecosystem would take. */
  "name-invalid": "unknown",
  /** A package that is not wholly installed: it counts as installed. */
  "partly-installed": "note",
  "purl-invalid": "unknown",
  "release-unknown": "unknown",
  "replaced-by-folder": "unknown",
  "vendor-missing": "unknown",
  "version-excluded": "unknown",
  "version-from-source": "unknown",
  "version-missing": "unknown",
  "version-not-written": "unknown",
  /** The list names more than is used. */
  "wider-than-used": "note",
} as const satisfies Readonly<Record<string, RemarkWeight>>;

export type RemarkCode = keyof typeof remarkWeights;
