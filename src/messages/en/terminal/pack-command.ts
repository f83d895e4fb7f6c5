/** What `bongsu pack` says, in English. */

export const packCommand = {
  usage: {
    build: "bongsu pack build FEED… --out DIR [--complete NAMES]",
    diff: "bongsu pack diff OLD NEW --out DELTA",
    apply: "bongsu pack apply OLD DELTA --out NEW",
  },
  build:
    "build compiles advisories of every format that import reads into one pack an ecosystem, and writes packs.json over them. The same input gives the same bytes.",
  diff: "diff writes what changed from one such folder to another; apply makes the other folder of the first, byte for byte, or refuses.",
  built: "{ecosystem} {advisories} advisories {match} + {details} bytes",
  written: "{ecosystem} {bytes} bytes",
  noDelta: "No delta can be made for {ecosystem}.",
  noDeltaIndex: "{index} is not an index of deltas; bongsu pack diff writes one.",
  noPackIndex: "{index} is not an index of packs; bongsu pack build writes one.",
  otherPack: "What {index} tells of {ecosystem} makes another pack than it says.",
  deltaUnnamed: "{index} names a delta that is no digest.",
  packUnnamed: "{index} names a pack that is no digest.",
  missing: "{path} is not there.",
  unfit: "{path} cannot be applied.",
} as const;
