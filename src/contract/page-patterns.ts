/** Which paths are pages: the browser maps them to pages, the server answers 404 to every other. */

/** Page by page its path; `:name` stands for one part. */
export const pagePatterns = {
  picture: "/",
  signIn: "/sign-in",
  passkey: "/passkey",
  check: "/check",
  agent: "/agent",
  code: "/code",
  report: "/report",
  reportCase: "/report/:number",
  directives: "/directives",
  directiveNew: "/directives/new",
  directive: "/directives/:id",
  directiveEdit: "/directives/:id/edit",
  explanation: "/directives/:id/why/:organization",
  organization: "/organization",
  receipt: "/receipts/:id",
  slip: "/slip",
  sealed: "/sealed",
  triage: "/triage",
  cases: "/cases",
  suppliers: "/suppliers",
  case: "/cases/:id",
  portal: "/portal",
  portalCase: "/portal/:case",
  advisories: "/advisories",
  advisory: "/advisories/:id",
  ownAdvisories: "/own-advisories",
  ownAdvisoryNew: "/own-advisories/new",
  ownAdvisory: "/own-advisories/:id",
  alertLevels: "/alert-levels",
  channels: "/channels",
  status: "/status",
  feedChanges: "/feed-changes",
  administration: "/administration",
  operators: "/operators",
  operator: "/operators/:id",
  feeds: "/feeds",
  alerts: "/alerts",
  organizations: "/organizations",
  tokens: "/tokens",
  offices: "/offices",
  journal: "/journal",
} as const;

/**
 * A path within this origin, with its query, to which a sign-in may lead on: no `//`, no backslash, and no character that browsers drop or read as one
 * (they take `/<tab>/host` for `//host`, which is another host).
 */
export const safePath =
  "^(?:/(?!/)[^/?#\\\\\\u0000-\\u0020\\u007f-\\u009f]*)+(?:[?#][^\\\\\\u0000-\\u0020\\u007f-\\u009f]*)?$";
