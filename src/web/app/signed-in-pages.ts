/** The pages for who is signed in: which file has each. The list comes with the first of them, so that a visitor of an open page does not carry it. */
import type { ComponentType } from "react";
import type { PageProps } from "#web/shell/navigation.ts";
import type { PatternName } from "#web/shell/paths.ts";

/** What loads each page. */
export const signedInPages = {
  picture: async () => (await import("#web/picture/picture-page.tsx")).PicturePage,
  passkey: async () => (await import("#web/session/passkey-page.tsx")).PasskeyPage,
  directives: async () => (await import("#web/directive/directives-page.tsx")).DirectivesPage,
  directiveNew: async () => (await import("#web/directive/compose-page.tsx")).DirectiveComposePage,
  directive: async () => (await import("#web/directive/directive-page.tsx")).DirectivePage,
  directiveEdit: async () => (await import("#web/directive/compose-page.tsx")).DirectiveEditPage,
  explanation: async () => (await import("#web/directive/explanation-page.tsx")).ExplanationPage,
  organization: async () => (await import("#web/task/organization-page.tsx")).OrganizationPage,
  receipt: async () => (await import("#web/task/receipt-page.tsx")).ReceiptPage,
  slip: async () => (await import("#web/task/slip-page.tsx")).SlipPage,
  triage: async () => (await import("#web/triage/triage-page.tsx")).TriagePage,
  cases: async () => (await import("#web/app/case-pages.ts")).CasesPage,
  suppliers: async () => (await import("#web/app/case-pages.ts")).SuppliersPage,
  case: async () => (await import("#web/app/case-pages.ts")).CasePage,
  portalCase: async () => (await import("#web/portal/portal-page.tsx")).PortalCasePage,
  sealed: async () => (await import("#web/app/administration-pages.ts")).SealedPage,
  advisories: async () => (await import("#web/advisory/search-page.tsx")).AdvisoriesPage,
  advisory: async () => (await import("#web/advisory/advisory-page.tsx")).AdvisoryPage,
  ownAdvisories: async () => (await import("#web/own-advisory/pages.tsx")).OwnAdvisoriesPage,
  ownAdvisoryNew: async () => (await import("#web/own-advisory/pages.tsx")).OwnAdvisoryNewPage,
  ownAdvisory: async () => (await import("#web/own-advisory/pages.tsx")).OwnAdvisoryPage,
  alertLevels: async () => (await import("#web/alert/alert-levels-page.tsx")).AlertLevelsPage,
  feedChanges: async () => (await import("#web/app/administration-pages.ts")).FeedChangesPage,
  administration: async () => (await import("#web/app/administration-pages.ts")).AdministrationPage,
  organizations: async () => (await import("#web/app/administration-pages.ts")).OrganizationsPage,
  offices: async () => (await import("#web/app/administration-pages.ts")).OfficesPage,
  journal: async () => (await import("#web/app/administration-pages.ts")).JournalPage,
  tokens: async () => (await import("#web/app/administration-pages.ts")).TokensPage,
  operators: async () => (await import("#web/app/administration-pages.ts")).OperatorsPage,
  operator: async () => (await import("#web/app/administration-pages.ts")).OperatorPage,
  status: async () => (await import("#web/app/administration-pages.ts")).StatusPage,
  alerts: async () => (await import("#web/app/administration-pages.ts")).AlertsPage,
  feeds: async () => (await import("#web/app/administration-pages.ts")).FeedsPage,
  channels: async () => (await import("#web/app/administration-pages.ts")).ChannelsPage,
} as const satisfies Readonly<Partial<Record<PatternName, () => Promise<ComponentType<PageProps>>>>>;

export type SignedInName = keyof typeof signedInPages;
