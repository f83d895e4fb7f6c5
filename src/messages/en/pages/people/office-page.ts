/** Offices and what they lead, by date, in English. */
export const officePage = {
  title: "Offices",
  lead: "Who leads which organisations, from a day to another.",
  list: "Offices and what they lead",
  on: "On the day",
  onHint: "Empty: today where the room is.",
  office: "Office",
  kind: "Kind",
  leads: "Leads",
  nobody: "leads nobody",
  all: "all organisations",
  replace: "Load a later version",
  fileHint:
    "A topology document (bongsu.topology/1), or a table of offices (CSV with a row for each jurisdiction, or JSON). What is in use cannot be taken away: an office that ends keeps its entry, with jurisdictions that ended.",
  changed: "Offices that change: {offices}. Words that are new: {words}.",
  kindName: {
    chair: "chair",
    lead: "lead authority",
    ministry: "ministry",
    isac: "ISAC",
    coordinator: "coordinator",
  },
  sinceOn: "from {from}",
  betweenDays: "{from} to {to}",
} as const;
