/** What `bongsu operator` and `bongsu organization invite` say, in English. */
export const operatorCommand = {
  usage:
    "Write: bongsu operator list | invite --role ROLE --name NAME [--office ID] [--domain ID] [--sector ID] [--organization ID] | disable ID | enable ID | sign-out ID",
  inviteUsage: "Write: bongsu organization invite --out FILE [--domain ID] [--days 1 to 30]",
  fileThere: "{file} is there already; name a new file.",
  linksMade:
    "{links, plural, one {# link} other {# links}} written into {file}. Whoever has a link can sign in with it, once: keep the file to yourself.",
  invited: "{operator} is invited; the link works once, until {until}.",
  disable: "{operator} is disabled; its sessions are over.",
  enable: "{operator} may sign in again.",
  "sign-out": "The sessions of {operator} are over.",
} as const;
