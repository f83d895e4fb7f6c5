/** What `bongsu seal` says, in English. */

export const sealCommand = {
  usage: "bongsu seal --to KEY.pub… [--needed N] --out OUT FILE",
  usageAdd: "bongsu seal add --key KEY --to KEY.pub… --out OUT FILE",
  usageRemove: "bongsu seal remove --key KEY --to KEY.pub… --out OUT FILE",
  usageShred: "bongsu seal shred FILE",
  optionTo: "--to KEY.pub  a reader; several times for several readers",
  optionNeeded: "--needed N  how many of them must open it together (1 by default)",
  optionKey: "--key KEY  a key that opens it; several times where several are needed",
  what: "Seals a file so that its readers alone can open it. add wraps the same content for the readers that are named now; shred destroys the wraps in the file, and with them the content of this copy.",
  whatRemove:
    "remove seals the content under a new key for the readers that are named now: whoever is not among them cannot open it, not even with the key of before.",
  sealed:
    "{out} is sealed for {readers, plural, one {# reader} other {# readers}}; it takes {needed} of them to open it.",
  added:
    "{out} is wrapped for {readers, plural, one {# reader} other {# readers}}; it takes {needed} of them. Who could read it before may have kept it.",
  removed:
    "{out} is sealed anew, under a new key, for {readers, plural, one {# reader} other {# readers}}; it takes {needed} of them. Shred the old file: bongsu seal shred FILE",
  shredded: "{path} is shredded: nobody can open this copy any more.",
  notForSealing: "{path} is no key for sealing (bongsu key new --purpose sealing)",
  neededWrong: "{needed} of {readers, plural, one {# reader} other {# readers}}: that cannot be wrapped for",
  bothWorlds:
    "All readers are of one world: keys of a drill and of the real world are never sealed for together.",
} as const;
