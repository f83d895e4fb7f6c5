/** Alerts, as their page says them. */

export const alertsPage = {
  title: "Alerts",
  lead: "What you were interrupted for. Whoever acknowledges an alert takes it on: nobody else is interrupted for it.",
  own: "Your alerts",
  none: "You were not interrupted.",
  what: "What",
  when: "When",
  state: "State",
  act: "Act",
  acknowledge: "Acknowledge",
  acknowledgeNamed: "Acknowledge: {what}",
  acknowledged: "acknowledged",
  ended: "ended",
  open: "open",
  room: "Alerts of the room",
  roomNone: "There was no alert.",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  done: "Acknowledged",
  nobody: "Nobody was on duty.",
} as const;
