/** Where those who look after the room begin, in English. */
export const administration = {
  title: "Administration",
  lead: "Who may do what in this room, which organisations it knows, and what was done.",
  operators: {
    title: "Operators",
    lead: "Invite people to posts, see how they sign in, end sessions, disable.",
  },
  status: {
    title: "State of the room",
    lead: "What is wrong now, and how followers, channels and processes stand.",
  },
  alerts: {
    title: "Alerts",
    lead: "What you were interrupted for on duty, and how the alerts of the room fared.",
  },
  feeds: {
    title: "Feeds",
    lead: "What the room fetches by itself, up to when each speaks, and what is wrong with it.",
  },
  channels: { title: "Channels", lead: "Messages that could not be delivered, and what becomes of them." },
  organizations: {
    title: "Organisations",
    lead: "See the organisations, load a table of them, invite them.",
  },
  tokens: { title: "Tokens", lead: "Let scripts in, for what they may do and until when." },
  offices: { title: "Offices", lead: "Who leads which organisations, by date; load a later version." },
  sealed: { title: "Sealed", lead: "Unlock your office's key, and see what waits for whom." },
  journal: { title: "Journal", lead: "Everything that was done, as you may see it." },
} as const;
