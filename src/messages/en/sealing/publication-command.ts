/** What `bongsu publication` says, in English. */

export const publicationCommand = {
  usageNew:
    "bongsu publication root new --roles ROLES --office KEY.pub… [--threshold K] [--days N] --out ROOT",
  usageSign: "bongsu publication root sign ROOT --key KEY --out ROOT",
  usageRotate:
    "bongsu publication root rotate ROOT --roles ROLES [--office KEY.pub…] [--threshold K] [--days N] --out NEXT",
  usageShow: "bongsu publication root show ROOT",
  usagePut: "bongsu publication root put ROOT --data DATA",
  optionRoles: "--roles ROLES  the room's own roles: DATA/keys/publication-roles.json of its data folder",
  optionOffice:
    "--office KEY.pub  an office that signs the root (bongsu key new --purpose publication); its key signs nothing else",
  optionThreshold: "--threshold K  how many offices it takes (default: more than half, or as before)",
  optionDays: "--days N  for how long it is good (default: 365)",
  optionKey: "--key KEY  the office's private key",
  what: "The root says which keys sign a publication after TUF. It is made once, carried to the offices, signed by each on a machine without a network, and put beside the room's keys; from then on agents take nothing without it. A next root is signed by the offices before and the new ones. Exit status of show: 0 enough offices have signed, 1 not yet.",
  notRoles: "{path} is not a document of a room's roles (publication-roles.json).",
  otherKey: "{path} is no key for publications of this world.",
  thresholdWrong: "{threshold} of {offices} offices cannot sign.",
  notNumber: "--{option} takes a whole number above 0.",
  made: "Written to {out}. Have the offices sign it, and compare these words with each.",
  signed: "Signed. Written to {out}.",
  unsigned: "{path} is not signed by enough offices, or not by those of the root before.",
  put: "Root {version} is in place. The room publishes it within a minute.",
  shown: "Root {version} of {room}, good until {expires}",
  signatures: "{signed} of {offices} offices have signed; it takes {threshold}.",
} as const;
