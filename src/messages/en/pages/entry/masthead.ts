/** What the top of every page says to who is signed in: roles and places, in English. */
export const masthead = {
  role: {
    chair: "Chair",
    lead: "Lead officer",
    sector: "Sector officer",
    participant: "Case participant",
    analyst: "Analyst",
    organization: "Organisation",
    agent: "Agent",
  },
  places: {
    label: "Main",
    picture: "Picture",
    directives: "Directives",
    organization: "Our tasks",
    advisories: "Advisories",
    alertLevels: "Crisis alert",
    feedChanges: "Held back",
    triage: "Reports",
    cases: "Cases",
    administration: "Room",
  },
  signOut: "Sign out",
} as const;
