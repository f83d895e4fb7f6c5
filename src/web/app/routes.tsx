/** The map of the product: every address and its page. Addresses are written in `paths.ts`. */
import { type ComponentType, lazy } from "react";
import type { SignedInName } from "#web/app/signed-in-pages.ts";
import { type PatternName, matchPath, patterns } from "#web/shell/paths.ts";
import type { PageProps } from "#web/shell/navigation.ts";

type Route = {
  readonly page: ComponentType<PageProps>;
  /** Shown without a session. */
  readonly open: boolean;
};

type LoadedPage = { readonly default: Route["page"] };

/** The first page of who is not signed in. */
export async function loadWelcome(): Promise<LoadedPage> {
  return { default: (await import("#web/session/welcome-page.tsx")).WelcomePage };
}

/** What loads the pages that are shown without a session: every page that `signed-in-pages.ts` does not have. */
const openPages: Readonly<Record<Exclude<PatternName, SignedInName>, () => Promise<LoadedPage>>> = {
  signIn: async () => ({ default: (await import("#web/session/sign-in-page.tsx")).SignInPage }),
  check: async () => ({ default: (await import("#web/check/check-page.tsx")).CheckPage }),
  agent: async () => ({ default: (await import("#web/app/public-pages.ts")).AgentPage }),
  code: async () => ({ default: (await import("#web/app/public-pages.ts")).CodePage }),
  report: async () => ({ default: (await import("#web/report/report-page.tsx")).ReportPage }),
  reportCase: async () => ({ default: (await import("#web/report/case-page.tsx")).ReportCasePage }),
  portal: async () => ({ default: (await import("#web/portal/portal-page.tsx")).PortalPage }),
};

/** A page of `signed-in-pages.ts`. */
function signedIn(name: SignedInName): Route["page"] {
  return lazy(async () => {
    const { signedInPages } = await import("#web/app/signed-in-pages.ts");
    return { default: await signedInPages[name]() };
  });
}

function isOpen(name: PatternName): name is keyof typeof openPages {
  return Object.hasOwn(openPages, name);
}

/** First pattern that fits wins, so a literal stands before a named part. */
const routes = (Object.keys(patterns) as PatternName[]).map((name) => {
  const open = isOpen(name);
  return { name, route: { page: open ? lazy(openPages[name]) : signedIn(name), open } };
});

/** Has the page that nobody signs in for on its way while the language still loads; where it fails, it is loaded again when it is shown. */
export function expectOpenPage(pathname: string): void {
  const { name } = routes.find((each) => matchPath(patterns[each.name], pathname) !== null) ?? {};
  const open = name !== undefined && isOpen(name) ? openPages[name] : openPages.signIn;
  const load = name === "picture" ? loadWelcome : open;
  load().catch(() => undefined);
}

/** The route of a path with its named parts; `null` when there is no such page. */
export function routeAt(
  pathname: string,
): { readonly route: Route; readonly params: PageProps["params"] } | null {
  for (const { name, route } of routes) {
    const params = matchPath(patterns[name], pathname);
    if (params !== null) return { route, params };
  }
  return null;
}
