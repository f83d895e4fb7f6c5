/** What `bongsu sync` says, in English. */

export const syncCommand = {
  usage:
    "bongsu sync --from URL|FOLDER --dir DIR [--key KEYID | --trust FILE] [--root FILE] [--ecosystems NAME,…|all] [--allow-expired] [--token TOKEN | --addressing FILE] [--lang {languages}]",
  what: "Fetches and verifies new directives and packs from a room's address, from its /pub, or from a folder (a stick). Running it again fetches nothing twice, and of a pack that changed only what changed, where the room publishes that.",
  option: {
    from: "--from  the room's address or a folder (default: BONGSU_ROOM)",
    key: "--key KEYID  the id that the room's key must have, learnt another way (otherwise the first key seen is pinned and shown)",
    policy:
      "--policy FILE  whose orders are obeyed: a policy (bongsu.trust-policy/1); without it, the first roster that the room shows is pinned",
    trust: "--trust FILE  pin the keys of this keys.json, also in place of those pinned before",
    root: "--root FILE  pin this root of the publication, also in place of the one pinned before (otherwise the first that the room's signed index names is pinned and shown)",
    ecosystems:
      '--ecosystems  packs of these ecosystems only, such as npm,pypi,deb-debian; the folder remembers it until told otherwise (default: all). check says "not covered" of components in any other',
    allowExpired: "--allow-expired  take an index that has ended, as when a stick arrives late",
    token:
      "--token TOKEN  also ask the room whether directives that tell only how many they address are addressed to this organisation",
    addressing:
      "--addressing FILE  the same from a file that was carried here, as the room answers at /api/addressing",
  },
  exit: "Exit status: 0 everything arrived and is understood, 2 could not run, 3 arrived, but something is not known of a directive.",
  refused:
    "Refused: an index older than the one known, one that has ended, one signed by another key, files other than promised, a drill in a real folder.",
  notEcosystem: "--ecosystems: {name} is not the name of an ecosystem.",
  noPack: "--ecosystems: the room publishes no pack of {name}.",
  noPackNear: "--ecosystems: the room publishes no pack of {name}; did you mean {near}?",
  unsettled:
    "{directive}: whom it addresses is told to each organisation alone; until you ask (--token, --addressing) it counts as addressed to you",
  notAddressing: "{path} cannot be read.",
  notKeys: "{path} is not a readable keys document.",
  index: "{room}: index {sequence}, {fetched} of {files} files fetched now",
  bytes: "{bytes, number} bytes came",
  bytesSaved: "{bytes, number} bytes came; deltas saved {saved, number} bytes",
  left: "packs of {held}; not taken, so not covered: {left}",
  expired: "Caution: this index has ended and was taken all the same",
  indexShown:
    "{room} had lost the index that is known here: it was put back from a backup, and begins a new epoch. Sync again in a minute.",
  newEpoch:
    "The room was put back from a backup (epoch {number}, begun {begun}): what it recorded after {restored} is lost there. Orders that it no longer shows stay in force here and are named below; ask the room about them.",
  answerAgain:
    "{directive}: the room confirmed your answer in the time that it lost. Check and answer again.",
  newDirective: "new directive: {directive}",
  firstUse:
    "The room's key was pinned at this first meeting. Compare it with what you were told another way:",
  changed: "The room has changed its key, and the key of before signed it. Believed from now on:",
  pinned: "Pinned:",
  rootPinned:
    "The root of the publication (version {version}) was pinned. Compare its words with what you were told another way:",
  rootByHand: "The root of the publication that you gave was pinned (version {version}):",
  notRoot: "{path} is not a readable root of a publication.",
  rosterPinned: "Only orders signed by enough offices of this roster are obeyed here from now on: {sha256}",
  notPolicy: "{path} is no policy of trust (bongsu.trust-policy/1).",
} as const;
