/** What `bongsu config` says, in English. */

export const configCommand = {
  about:
    "The settings of a room: a flag counts before the environment, the environment before the file that --config or BONGSU_CONFIG names.",
  check: "Says every setting, where it comes from, and everything that is wrong; secrets are not shown.",
  schema: "Prints the JSON Schema of the file, for editors.",
  example: "Prints a file in which every setting stands as a comment.",
  noFile: "No configuration file: --config FILE or BONGSU_CONFIG names one.",
  file: "Configuration file: {file}",
  default: "default",
  hidden: "(secret)",
  sound: "The configuration is sound.",
  unread: "{name}: nothing reads this variable",
  unreadNear: "{name}: nothing reads this variable; did you mean {near}?",
  notThere: "{at}: the file {file} cannot be read",
} as const;
