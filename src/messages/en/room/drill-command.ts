/** What the replay of a drill says, in English. Every line carries the drill's mark. */

export const drillCommand = {
  settling: "[DRILL] {organizations} invented organisations prepare their agents and software lists.",
  imported: "[DRILL] D+0 09:00  {records} advisories on invented products have arrived.",
  issued: "[DRILL] D+0 10:00  Directive {directive}: drafted by one person, approved by another, issued.",
  progress:
    "[DRILL] {time}  acknowledged {acknowledged}/{told} · affected {affected} · closed {closed} · not affected {notAffected} · unknown {unknown} · contradicted {contradicted} · silent {silent}",
  same: "[DRILL] {receipts} receipts kept by the organisations and {acknowledged} acknowledgements: the room's record and what its picture has taken in are the same. The picture moves in steps of five organisations and lags: {notShown} of what it has taken in are not shown yet.",
  nothingCompared:
    "[DRILL] {count} times an agent had nothing of the kind to compare and sent nothing: that is unknown, not fine, and no failure of the drill.",
  differs: "[DRILL] The organisations and the room differ in {count} places.",
  failed: "[DRILL] {count} acts failed.",
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
