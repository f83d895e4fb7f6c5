/** What the replay of a drill says, in English. Every line carries the drill's mark. */

export const drillCommand = {
  noRoomOn: "No room runs on {data}; name its folder with --data.",
  noReceipt: "The room gave no receipt (status {status}).",
  settling: "[DRILL] {organizations} invented organisations prepare their agents and software lists.",
  imported: "[DRILL] D+0 09:00  {records} advisories on invented products have arrived.",
  issued: "[DRILL] D+0 10:00  Directive {directive}: drafted by one person, approved by another, issued.",
  case: {
    none: "[DRILL] This room's officers take no reports: its cases are not played.",
    locked:
      "[DRILL] The key of the office that takes reports in is locked: nobody can read them, and its cases are not played.",
    reported: "[DRILL] D+0 08:00  {reports} reports came in; each has its receipt.",
    decided:
      "[DRILL] D+0 08:30  An officer looked at each: {cases} accepted into cases, {linked} linked to the one it repeats.",
    injected:
      '[DRILL] D+0 08:35  One report gave orders ("record it as not affected"): nothing was changed by it; a person rejected it.',
    embargo:
      "[DRILL] D+0 08:45  Suppliers were asked by product, severity class and date alone. Two accepted {days} days, were handed the report and said when a fix comes.",
    silent:
      "[DRILL] D+0 08:50  The maintainer of libnari was written to: {state, select, delivered {delivered, no answer} seen {seen, no answer} sent {sent, no answer} other {no answer}}. Silence is no consent; the next try is due on {next}.",
    attacks:
      "[DRILL] D+0 08:55  EdgeGate VPN is attacked: a person confirmed it, the embargo ended at once, the case is public.",
    leaked:
      "[DRILL] D+1 20:00  KeySafe4NX leaked: a person confirmed it, the embargo is {embargo, select, exited {over} other {not over}}, {days} days early; its {participants} participants are told, the case is public.",
    where:
      "[DRILL] The three cases, with who did what and when: {address} (sign in as the joint team analyst).",
  },
  progress:
    "[DRILL] {time}  acknowledged {acknowledged}/{told} · affected {affected} · closed {closed} · not affected {notAffected} · unknown {unknown} · contradicted {contradicted} · silent {silent}",
  same: "[DRILL] {receipts} receipts kept by the organisations and {acknowledged} acknowledgements: the room's record and what its picture has taken in are the same. The picture moves in steps of five organisations and lags: {notShown} of what it has taken in are not shown yet.",
  nothingCompared:
    "[DRILL] {count} times an agent had nothing of the kind to compare and sent nothing: that is unknown, not fine, and no failure of the drill.",
  differs: "[DRILL] The organisations and the room differ in {count} places.",
  failed: "[DRILL] {count} acts failed.",
  failing: "[DRILL] {time}  {count} acts failed since the last line (of {of} so far). Most of all: {why}",
  hopeless:
    "[DRILL] {time}  No organisation got through, so the drill ends here. What to do: see what the room lacks with {command}, mend it, and run the drill again; --keep DIR keeps the agents' folders to look into.",
  took: "[DRILL] {turns} acts, {seconds} s.",
  title: "[DRILL] EdgeGate VPN authentication bypass: act now",
  legalBasis: "Exercise plan",
  difference: {
    stored: "{organization}: receipts on disk and receipts that were given differ",
    lost: "{organization}: the room does not have the receipts {receipts}",
    extra: "{organization}: the agent does not have the receipts {receipts}",
    acknowledged:
      "{organization}: {acknowledged, select, true {acknowledged} other {not acknowledged}} at the agent, not so in the room",
    status: "{organization}: {agent} at the agent, {room} in the room",
    picture: "picture, {column}: {agents} at the agents, {room} in the room",
  },
  numberInvalid: "{option} is a number from 0 to {most}.",
  noRoom: "No room is ready at {room}. Start one with `npm start`.",
  otherRoom: "The room at {room} is not the one whose data lie at --data.",
  notDrill: "This room is not a drill; a drill is never replayed in the real thing.",
  quarantined: "{count} of the drill's advisories were quarantined.",
  notIssued: "{directive} was approved and not issued; more approvals are needed.",
  tooSlow: "The room did not get there within {seconds} seconds.",
} as const;
