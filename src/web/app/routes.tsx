/** The map of the product: every address and its page. Addresses are written in `paths.ts`. */
import { type ComponentType, lazy } from "react";
import { type PatternName, matchPath, patterns } from "#web/shell/paths.ts";
import type { PageProps } from "#web/shell/navigation.ts";

type Route = {
  readonly page: ComponentType<PageProps>;
  /** Shown without a session. */
  readonly open?: true;
};

type LoadedPage = { readonly default: Route["page"] };

async function loadSignIn(): Promise<LoadedPage> {
  return { default: (await import("#web/session/sign-in-page.tsx")).SignInPage };
}

async function loadCheck(): Promise<LoadedPage> {
  return { default: (await import("#web/check/check-page.tsx")).CheckPage };
}

/** The first page of who is not signed in. */
export async function loadWelcome(): Promise<LoadedPage> {
  return { default: (await import("#web/session/welcome-page.tsx")).WelcomePage };
}

/** Has the page that nobody signs in for on its way while the language still loads; where it fails, it is loaded again when it is shown. */
export function expectOpenPage(pathname: string): void {
  const load = { [patterns.check]: loadCheck, [patterns.picture]: loadWelcome }[pathname] ?? loadSignIn;
  load().catch(() => undefined);
}

/** First pattern that fits wins, so a literal stands before a named part. */
const routes: Readonly<Record<PatternName, Route>> = {
  picture: {
    page: lazy(async () => ({ default: (await import("#web/picture/picture-page.tsx")).PicturePage })),
  },
  signIn: { page: lazy(loadSignIn), open: true },
  passkey: {
    page: lazy(async () => ({ default: (await import("#web/session/passkey-page.tsx")).PasskeyPage })),
  },
  check: { page: lazy(loadCheck), open: true },
  agent: {
    page: lazy(async () => ({ default: (await import("#web/app/public-pages.ts")).AgentPage })),
    open: true,
  },
  code: {
    page: lazy(async () => ({ default: (await import("#web/app/public-pages.ts")).CodePage })),
    open: true,
  },
  report: {
    page: lazy(async () => ({ default: (await import("#web/app/public-pages.ts")).ReportPage })),
    open: true,
  },
  reportCase: {
    page: lazy(async () => ({ default: (await import("#web/app/public-pages.ts")).ReportCasePage })),
    open: true,
  },
  directives: {
    page: lazy(async () => ({
      default: (await import("#web/directive/directives-page.tsx")).DirectivesPage,
    })),
  },
  directiveNew: {
    page: lazy(async () => ({
      default: (await import("#web/directive/compose-page.tsx")).DirectiveComposePage,
    })),
  },
  directive: {
    page: lazy(async () => ({ default: (await import("#web/directive/directive-page.tsx")).DirectivePage })),
  },
  directiveEdit: {
    page: lazy(async () => ({
      default: (await import("#web/directive/compose-page.tsx")).DirectiveEditPage,
    })),
  },
  explanation: {
    page: lazy(async () => ({
      default: (await import("#web/directive/explanation-page.tsx")).ExplanationPage,
    })),
  },
  organization: {
    page: lazy(async () => ({ default: (await import("#web/task/organization-page.tsx")).OrganizationPage })),
  },
  receipt: {
    page: lazy(async () => ({ default: (await import("#web/task/receipt-page.tsx")).ReceiptPage })),
  },
  slip: {
    page: lazy(async () => ({ default: (await import("#web/task/slip-page.tsx")).SlipPage })),
  },
  triage: {
    page: lazy(async () => ({ default: (await import("#web/triage/triage-page.tsx")).TriagePage })),
  },
  cases: {
    page: lazy(async () => ({ default: (await import("#web/app/case-pages.ts")).CasesPage })),
  },
  case: {
    page: lazy(async () => ({ default: (await import("#web/app/case-pages.ts")).CasePage })),
  },
  portal: {
    page: lazy(async () => ({ default: (await import("#web/portal/portal-page.tsx")).PortalPage })),
    open: true,
  },
  portalCase: {
    page: lazy(async () => ({ default: (await import("#web/portal/portal-page.tsx")).PortalCasePage })),
  },
  sealed: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).SealedPage })),
  },
  advisories: {
    page: lazy(async () => ({ default: (await import("#web/advisory/search-page.tsx")).AdvisoriesPage })),
  },
  advisory: {
    page: lazy(async () => ({ default: (await import("#web/advisory/advisory-page.tsx")).AdvisoryPage })),
  },
  ownAdvisories: {
    page: lazy(async () => ({ default: (await import("#web/own-advisory/pages.tsx")).OwnAdvisoriesPage })),
  },
  ownAdvisoryNew: {
    page: lazy(async () => ({ default: (await import("#web/own-advisory/pages.tsx")).OwnAdvisoryNewPage })),
  },
  ownAdvisory: {
    page: lazy(async () => ({ default: (await import("#web/own-advisory/pages.tsx")).OwnAdvisoryPage })),
  },
  alertLevels: {
    page: lazy(async () => ({ default: (await import("#web/alert/alert-levels-page.tsx")).AlertLevelsPage })),
  },
  feedChanges: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).FeedChangesPage })),
  },
  administration: {
    page: lazy(async () => ({
      default: (await import("#web/app/administration-pages.ts")).AdministrationPage,
    })),
  },
  organizations: {
    page: lazy(async () => ({
      default: (await import("#web/app/administration-pages.ts")).OrganizationsPage,
    })),
  },
  offices: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).OfficesPage })),
  },
  journal: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).JournalPage })),
  },
  tokens: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).TokensPage })),
  },
  operators: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).OperatorsPage })),
  },
  operator: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).OperatorPage })),
  },
  status: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).StatusPage })),
  },
  alerts: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).AlertsPage })),
  },
  feeds: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).FeedsPage })),
  },
  channels: {
    page: lazy(async () => ({ default: (await import("#web/app/administration-pages.ts")).ChannelsPage })),
  },
};

/** The route of a path with its named parts; `null` when there is no such page. */
export function routeAt(
  pathname: string,
): { readonly route: Route; readonly params: PageProps["params"] } | null {
  for (const [name, route] of Object.entries(routes)) {
    const params = matchPath(patterns[name as PatternName], pathname);
    if (params !== null) return { route, params };
  }
  return null;
}
