/** What `bongsu open` says, in English. */

export const openCommand = {
  usage: "bongsu open --key KEY… [--with RELEASE] [--range FROM-TO] --out OUT FILE",
  usageRelease: "bongsu open --key KEY --release RELEASE FILE",
  optionKey: "--key KEY  a key that opens it; several times where several are needed",
  optionWith: "--with RELEASE  what another reader released",
  optionRelease:
    "--release RELEASE  where others must open it too: takes your layer off and writes what they need",
  optionRange: "--range FROM-TO  these bytes alone (from 0, TO left out: to the end)",
  what: "Opens a sealed file. What is not as it was sealed is refused, and nothing is written.",
  opened: "{out}: {bytes} bytes",
  released:
    "{out} is for the next reader: it takes {needed} in all. It is sealed for them and may travel openly.",
  nothingToRelease: "This key opens it alone: there is nothing to release. Use --out.",
  rangeWrong: "{range} is no range such as 0-1024",
  rangeBeyond: "There is nothing there: the content has {size} bytes.",
} as const;
