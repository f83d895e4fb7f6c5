/** What `bongsu directive` says, in English. */

export const directiveCommand = {
  usageExport: "bongsu directive export ID --from URL|FOLDER --out FILE [--policy POLICY]",
  usage: "bongsu directive verify FILE --policy POLICY",
  usageAssemble: "bongsu directive assemble --roster ROSTER… --order SIGNED [--proof PROOF] --out FILE",
  usageCode: "bongsu directive code CODE --dir FOLDER|--room URL",
  noCode: "A code has six digits.",
  notSynced: "There is no synced publication in {dir}.",
  optionFrom:
    "--from URL|FOLDER  where it is published: a room, or a copy of its publication (default: BONGSU_ROOM)",
  optionPolicy: "--policy POLICY  what you believe: the digest of a roster (bongsu.trust-policy/1)",
  optionRoster: "--roster ROSTER  a signed roster; several times, the one that is believed first",
  optionOrder: "--order SIGNED  the directive that offices signed (bongsu sign)",
  optionProof: "--proof PROOF  that it lies in a log (bongsu log prove)",
  exported: "{out}: {bytes} bytes, with everything that a stranger needs to judge it",
  noOrder: "There is no order of {directive} at {from}: no offices signed it.",
  assembled: "{out}: the order as one file",
  what: "Says whether an order is in force: enough offices signed it, and witnesses have seen it in the log. No network is needed.",
  exits: "Exit status: 0 in force, 1 not, with the reason, 2 cannot be read.",
  noFile: "There is no file {path}",
  unreadable: "{path} cannot be used: {why}",
  refused: "NOT IN FORCE",
  inForce: "IN FORCE: directive {directive}, revision {revision}",
  inForceDrill: "IN FORCE, DRILL: directive {directive}, revision {revision}",
  offices: "signed by {count} of at least {threshold} offices: {offices}",
  witnesses: "seen in the log by: {witnesses}",
} as const;
