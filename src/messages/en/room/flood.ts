/** What `npm run flood` prints, in English. */

export const flood = {
  findings:
    "{count, number} findings, {real, select, true {real crash states of ../shared/data} other {invented flaws, since ../shared/data is not here}}, sent in {minutes} minutes",
  countWrong: "--findings: a whole number from 90 on",
  minutesWrong: "--minutes: a number from 1 to 1440",
  run: "{bot, select, true {With the bot} other {Without the bot}}",
  live: "{time}  {receipts, number} receipts, {flaws} flaws, {minutes} minutes for each valid one; {lanes}",
  laneLive: "{lane}: {waiting, number} wait, {checked, number} checked, {wait} s",
  nothing: "nothing waits",
  sent: "Sent in {seconds} s: accredited {accredited, number}, open {open, number}, people {people, number}, bot {bot, number}; receipts {receipts, number}, refused with a time to come back {refused, number}. Unique valid flaws {flaws}.",
  heldBack: "Of the open third {count, number} were held back by the work that is asked for.",
  officers:
    "Officers (a script): accepted {accepted}, linked {linked}, rejected {rejected}; minutes for each valid one {valid}, for each rejected one {reject}. Answers for their pages p95 {pages} ms. Memory {memory} MiB at most.",
  lanes:
    "| lane | received | judged | median wait (s) | p95 (s) | judged before it (the bot’s) | looked at | median to the first look (s) | p95 (s) | looked at before it (the bot’s) |",
  gates: "| gate | decided | reports | of them true | ms each |",
  putLast: "True reports that the gates put last: {count} of {of}.",
  verdicts: "| must hold | | numbers |",
  holds: "{holds, select, true {yes} other {no}}",
  verdict: {
    wait: "wait for a person’s first look in the lane “{lane}” changes by 10 % at most",
    turns: "of the looks that others had meanwhile, the bot had a tenth at most: lane “{lane}”",
    receipts: "no receipt is lost",
    memory: "memory of the room is bounded",
    pages: "pages of duty officers: p95 under {bound} ms",
  },
  numbers: {
    wait: "{before} s without the bot, {after} s with it ({change} %)",
    turns: "{bot, number} of {all, number}, while {looked, number} reports waited",
    unjudged: "nobody looked at a report of it",
    receipts: "{count, number} receipts, {lost} without their row",
    memory: "{memory} MiB at most (bound {bound})",
    pages: "{p95} ms (of {count, number} answers)",
    beside: "{numbers}; {without} without the bot",
  },
  end: "{held, select, true {All held.} other {Not all held.}}",
} as const;
