/** The Atom feed of what is published, in English. */
export const feed = {
  title: "Directives of {room}",
  drillTitle: "[DRILL] Directives of {room}",
  notice: "Notice: {title}",
  guideline: "Guideline: {title}",
  suspended: "Suspended: {directive}",
  suspension: "By {office} until {until}; its clocks stand still. {reason}",
  suspensionOpen: "By {office} until the next revision; its clocks stand still. {reason}",
  summary:
    "{binding, select, yes {Binding directive} other {Advisory directive}}, revision {revision}. {state, select, issued {In force.} superseded {Replaced by another directive.} withdrawn {Withdrawn.} expired {Expired.} other {No longer in force.}}",
  advisory: "Security advisory {id}.",
  advisoryWithdrawn: "Withdrawn security advisory {id}.",
} as const;
