/** Which CSAF document is written: the edition of the standard and the profile; and what its file is called. */

/** An edition of the standard and a profile of it: security advisory (4.4) or VEX (4.5). */
export type CsafKind = {
  readonly edition: "2.0" | "2.1";
  readonly profile: "csaf_security_advisory" | "csaf_vex";
};

/** The name of a document's file, as it follows from its id (5.1). */
export function csafFileName(id: string): string {
  return `${id.toLowerCase().replace(/[^+\-a-z0-9]+/g, "_")}.json`;
}
