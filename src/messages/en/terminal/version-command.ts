/** What `bongsu version` says, in English. */

export const versionCommand = {
  compare:
    "bongsu version compare SCHEME A B  prints <, = or >, or ? for a version that the scheme cannot read",
  compareLines: "bongsu version compare SCHEME -  the same for A<TAB>B lines from standard input",
  key: "bongsu version key SCHEME VERSION  the key in hexadecimal",
  schemes: "bongsu version schemes  every scheme with its other names",
  unknown: "No version scheme is called {name}. `bongsu version schemes` lists them all.",
  unknownNear: "No version scheme is called {name}. Near: {near}. `bongsu version schemes` lists them all.",
} as const;
