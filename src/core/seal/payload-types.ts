/** The DSSE payload types of everything that is sealed. A signature covers the type, so no document can be passed off as another. */

/** Payload types by the name of the document. */
export const payloadTypes = {
  /** Sealed by a room. */
  index: "application/vnd.bongsu.index+json",
  directive: "application/vnd.bongsu.directive+json",
  facts: "application/vnd.bongsu.facts+json",
  extension: "application/vnd.bongsu.extension+json",
  receipt: "application/vnd.bongsu.receipt+json",
  reportReceipt: "application/vnd.bongsu.report-receipt+json",
  addressing: "application/vnd.bongsu.addressing+json",
  /** The list of a room's public pages. */
  pages: "application/vnd.bongsu.pages+json",
  /** What a room hands to another in a sealed file: an invitation to a case, a copy of what it may read. */
  caseFile: "application/vnd.bongsu.case-file+json",
  agent: "application/vnd.bongsu.agent+json",
  /** Sealed by offices. */
  roster: "application/vnd.bongsu.roster+json",
  suspension: "application/vnd.bongsu.suspension+json",
  notice: "application/vnd.bongsu.notice+json",
  guideline: "application/vnd.bongsu.guideline+json",
  /** Sealed by an organisation. */
  acknowledgement: "application/vnd.bongsu.acknowledgement+json",
  attestation: "application/vnd.bongsu.attestation+json",
  /** Sealed by keys about themselves. */
  keyChange: "application/vnd.bongsu.key-change+json",
  keyRevocation: "application/vnd.bongsu.key-revocation+json",
} as const;
