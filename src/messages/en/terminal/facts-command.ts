/** What `bongsu facts` says, in English. */

export const factsCommand = {
  usage: {
    ask: "bongsu facts --dir DIR  asks, once, for what directives in force decide on and you have not said",
    set: "bongsu facts set ASSET NAME=VALUE…",
    unset: "bongsu facts unset ASSET [NAME…]",
  },
  what: "What you say of your systems decides by when you must act. It is kept in DIR/asset-facts.json, readable by you only, and never sent. What is not said counts as the worst.",
  asset:
    'ASSET: "default" (every system), a path of software lists with all below it, a path with * and **, or a host name (a folder, or the beginning of a file\'s name, in a list\'s path). The closer one counts, name by name. "org" takes what scopes ask of you, all of it.',
  option: {
    exposed: "exposed=yes|no|unknown  reachable from the internet",
    highValue: "high-value=yes|no|unknown  a critical function rests on it",
    humanImpact: "human-impact=low|medium|high|very-high  on people and mission",
    controls: "controls=waf,segmented  in place; shown beside tasks, moves no date",
    patchWindow:
      'patch-window="sat 02:00-06:00"  or daily, or mon,wed; shown beside tasks (KST), moves no date',
  },
  unreadable: "{path} cannot be read.",
  notJson: "{path} is not JSON.",
  notOneOf: "The fact {name} is one of {allowed}, not {value}.",
  nothing: "Nothing is said.",
  controls: "controls: {controls}",
  patchWindow: "patch window: {window}",
  nobodyToAsk: "There is nobody to ask; use bongsu facts set.",
  allSaid: "Everything that directives decide on is said.",
  differs: "it differs",
  everySystem: "every system",
  pick: "number (empty: later)",
} as const;
