/** What `bongsu version` says, in English. */

export const versionCommand = {
  compare:
    "bongsu version compare SCHEME A B  prints <, = or >, or ? for a version that the scheme cannot read",
  compareLines: "bongsu version compare SCHEME -  the same for A<TAB>B lines from standard input",
  within:
    "bongsu version within SCHEME RANGE VERSION…  whether versions lie in a range, as the ecosystem writes it or as vers:…",
  withinExits:
    "Exit code of within: 0 when every version is within, 1 when one is not, 2 when the range or a version cannot be read.",
  answer: {
    within: "{version}: within",
    "not-within": "{version}: not within",
    unreadable: "{version}: cannot be compared",
  },
  rangeUnreadable: "{range} is not a range that {scheme} can read ({why}).",
  key: "bongsu version key SCHEME VERSION  the key in hexadecimal",
  schemes: "bongsu version schemes  every scheme with its other names",
  unknown: "No version scheme is called {name}. `bongsu version schemes` lists them all.",
  unknownNear: "No version scheme is called {name}. Near: {near}. `bongsu version schemes` lists them all.",
} as const;
