/** What `bongsu witness` says, in English. */

export const witnessCommand = {
  usage: "bongsu witness --key KEY --name NAME --log VKEY… --data DIR [--port 8430] [--host 127.0.0.1]",
  usageKeys: "bongsu witness keys --key KEY --name NAME",
  optionKey: "--key KEY  a key for the purpose log (bongsu key new --purpose log --out KEY)",
  optionName: "--name NAME  the witness's name in signatures, such as witness.example/w1",
  optionLog: "--log VKEY  a log to watch: its key as name+id+base64; several times for several",
  optionData: "--data DIR  where it keeps what it has signed; it must survive",
  what: "Signs that it saw a log grow, and never twice in two ways (c2sp.org/tlog-witness). It needs no database.",
  runs: "The witness {name} listens at {address} and watches {origins}",
  keyWrong: "{key} is no key of a log",
  fault: "Nothing was signed: {detail}",
  stateUnreadable:
    "{file} is no checkpoint of {origin}: what this witness signed last is not known, so it does not start. Put the file back from a backup; never begin anew with the same key, or it may sign two versions of one log.",
} as const;
