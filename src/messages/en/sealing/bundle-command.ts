/** What `bongsu bundle` says, in English. */

export const bundleCommand = {
  usageExport: "bongsu bundle export --from URL|DIR [--since OLD] --out FILE",
  usageVerify: "bongsu bundle verify FILE [--dir DIR] [--key ID | --trust KEYS] [--root FILE]",
  usageImport:
    "bongsu bundle import FILE --dir DIR [--key ID | --trust KEYS] [--root FILE] [--ecosystems LIST]",
  optionFrom: "--from URL|DIR  the room, its publication, a folder of it, or another bundle",
  optionSince: "--since OLD  leaves out what this older bundle, folder or room already had",
  what: "A publication as one file, for a stick through an air gap: readable at its top, without programs, and believed by the room's signature alone. Importing twice changes nothing; one that was broken off goes on.",
  exits: "Exit status: 0 in order, 2 refused, with the reason; import also 3 as sync.",
  full: "full",
  delta: "what changed since index {since}",
  written: "{out}: index {sequence} of {room}, {kind}, {files} files, {bytes} bytes",
  verified: "In order: index {sequence} of {room}, {kind}, {files} files; {left} of the index are left out",
  firstUse:
    "Nobody vouches for the key: it came with the bundle. Compare it with --key or --trust, or with a folder that follows the room (--dir).",
  title: "Bongsu bundle",
  titleDrill: "Bongsu bundle · DRILL",
  room: "Room: {room}, index {sequence}",
  times: "Signed: {issued}. Good until: {expires}",
  holdsFull: "Holds all {count} files.",
  holdsDelta: "Holds the {count} files that changed since index {since}.",
  directives: "Directives: {directives}",
  howTo:
    "Check: bongsu bundle verify FILE --dir DIR. Take: bongsu bundle import FILE --dir DIR. There are no programs in it.",
  otherWords:
    "The first lines of this bundle are not in the words of this release: go by what stands here, not by them.",
} as const;
