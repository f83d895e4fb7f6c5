/** What `bongsu self` says, in English. */

export const selfCommand = {
  usage: "bongsu self check [--from URL|FOLDER] [--dir DIR] [--key KEYID | --trust FILE]",
  what: "Says the version and the digest of the agent that runs, and whether its file is one of those that the room states and signs. Nothing is sent.",
  option: {
    from: "--from URL|FOLDER  the room, or a folder with its agent files (default: BONGSU_ROOM)",
  },
  exit: "Exit status: 0 it is the room's file, 1 it is not, 3 that cannot be told, 2 the statement cannot be read.",
  version: "version: {version}",
  file: "file: {path}",
  statedBy: "stated by {room} for version {version}, key {keyid}",
  verdict: {
    genuine: "This file is {name} as the room offers it.",
    "not-listed":
      "This file is none of those that the room offers for its version: it was altered, or comes from elsewhere. Take it again from the room.",
    "other-version":
      "The room offers version {version} and states nothing of this one: whether it was altered cannot be told. Take the newer one from the room.",
  },
  keyUnknown:
    "Nobody vouched for that key: compare its id with one that you got another way, and give it by --key; or give --dir with a folder that was synchronised.",
  notCompared: "Not compared with anything: --from names the room.",
  fromSource: "This is version {version}, run from its sources: there is no one file to compare.",
  notSigned: "The statement is not signed by a key of the room that is believed here.",
  unreadable: "The statement of the agent's files cannot be read.",
  noStatement: "There is no agent/agent.dsse.json and no agent.dsse.json at {from}.",
} as const;
