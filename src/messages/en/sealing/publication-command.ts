/** What `bongsu publication` says, in English. */

export const publicationCommand = {
  usageNew:
    "bongsu publication root new --roles ROLES --office KEY.pub… [--lead OFFICE=KEY.pub…] [--threshold K] [--days N] --out ROOT",
  usageSign: "bongsu publication root sign ROOT --key KEY --out ROOT",
  usageRotate:
    "bongsu publication root rotate ROOT --roles ROLES [--office KEY.pub…] [--lead OFFICE=KEY.pub…] [--threshold K] [--days N] --out NEXT",
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
  usageRoleShow: "bongsu publication role show FILE [--root ROOT] [--before FILE]",
  usageRoleSign: "bongsu publication role sign FILE --key KEY [--before FILE] --out OUT",
  usageRolePut: "bongsu publication role put FILE --data DATA",
  optionLead:
    "--lead OFFICE=KEY.pub  a lead authority that signs its own directives with a key outside the room (repeat it for several holders); OFFICE=room gives them back to the room's key",
  optionLeadThreshold:
    "--lead-threshold K  how many of a lead authority's holders it takes (default: more than half)",
  optionRoot: "--root ROOT  the root that says who must sign (role show)",
  optionBefore:
    "--before FILE  the document before, to show how they differ: + new, ~ other bytes, - gone (role show, role sign)",
  whatRole:
    "A role is what one lead authority vouches for: its directives and their facts. Where its keys are not in the room, the room writes what is to be signed into DATA/keys/to-sign; its holders look at it, sign it on a machine without a network and bring it back with role put. Until then agents do not obey what is new, and say so. Exit status of role show: 0 enough holders have signed, 1 not yet, or no root was given.",
  notRole: "{path} is not the document of a lead authority's role.",
  notLead: "--lead takes OFFICE=KEY.pub or OFFICE=room, and {office} is no office of this room.",
  leadForm: "--lead takes OFFICE=KEY.pub or OFFICE=room, not {text}.",
  leadUnnamed:
    "The root before gives {role} to keys that are not the room's. Name them again (--lead {office}=KEY.pub), or give it to the room (--lead {office}=room).",
  leadsShown: "Roles of lead authorities, with how many of their keys must sign and which:",
  delegationsWords: "Who may speak for which paths, to compare too:",
  roleShown: "{role}, version {version}, of {room}, good until {expires}",
  roleWhole: "This is all that it vouches for. Compare these words with the other holders:",
  roleAgainst:
    "Marked is how it differs from the document before. Compare these words with the other holders:",
  roleSignatures: "{signed} of {holders} holders have signed; it takes {threshold}.",
  roleWithoutRoot: "Whether enough holders have signed cannot be said without the root (--root ROOT).",
  roleOfOther: "Root {version} has no {role}, or is of another room or world.",
  noRoot: "No root of the publication lies in {data}.",
  roleUnsigned: "{path} is not signed by enough of the holders that root {root} names.",
  roleOlder: "{path} is older than version {version}, which is in place.",
  rolePut: "{role}, version {version}, is in place. The room publishes it within a minute.",
} as const;
