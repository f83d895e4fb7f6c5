/** What a new room still needs, in English. */
export const firstSteps = {
  title: "First steps of this room",
  lead: "From an empty room to the first directive. Each step is one page.",
  done: "done",
  next: "next",
  offices: "Check the offices",
  officesHow: "The room began with a topology that has offices and posts. Load your own where it differs.",
  secondOfficer: "Let a second officer in",
  secondOfficerHow:
    "A directive takes two: one drafts, another approves. Open the second post and make its link.",
  leadAuthority: "Let a lead authority in",
  leadAuthorityHow: "It registers the organisations that it leads and brings advisories in.",
  organization: "Register organisations",
  organizationHow: "As the lead authority: a table of one row or of 28,000.",
  organizationOperator: "Let the organisations' people in",
  organizationOperatorHow: "As the lead authority: one invitation, or a mail merge.",
  advisory: "Bring advisories in",
  advisoryHow: "As the lead authority or an analyst: feeds, or files by hand.",
  directive: "Issue the first directive",
  directiveHow: "Draft it, hand it in, and have the second officer approve.",
} as const;
