/** The map of the product: every address and its page. Addresses are written in `paths.ts`. */
import { type ComponentType, lazy } from "react";
import { SignInPage } from "#web/pages/sign-in.tsx";
import { type PatternName, fits, patterns } from "#web/paths.ts";
import type { PageProps } from "#web/places.ts";

type Route = {
  readonly page: ComponentType<PageProps>;
  /** Shown without a session. */
  readonly open?: true;
};

/** First pattern that fits wins, so a literal stands before a named part. */
const routes: Readonly<Record<PatternName, Route>> = {
  picture: { page: lazy(async () => ({ default: (await import("#web/pages/picture.tsx")).PicturePage })) },
  signIn: { page: SignInPage, open: true },
  passkey: { page: lazy(async () => ({ default: (await import("#web/pages/passkey.tsx")).PasskeyPage })) },
  check: {
    page: lazy(async () => ({ default: (await import("#web/pages/check.tsx")).CheckPage })),
    open: true,
  },
  directives: {
    page: lazy(async () => ({ default: (await import("#web/pages/directives.tsx")).DirectivesPage })),
  },
  directiveNew: {
    page: lazy(async () => ({
      default: (await import("#web/pages/directive-compose.tsx")).DirectiveComposePage,
    })),
  },
  directive: {
    page: lazy(async () => ({ default: (await import("#web/pages/directive.tsx")).DirectivePage })),
  },
  directiveEdit: {
    page: lazy(async () => ({
      default: (await import("#web/pages/directive-compose.tsx")).DirectiveEditPage,
    })),
  },
  explanation: {
    page: lazy(async () => ({ default: (await import("#web/pages/explanation.tsx")).ExplanationPage })),
  },
  organization: {
    page: lazy(async () => ({ default: (await import("#web/pages/organization.tsx")).OrganizationPage })),
  },
  advisories: {
    page: lazy(async () => ({ default: (await import("#web/pages/advisories.tsx")).AdvisoriesPage })),
  },
  advisory: {
    page: lazy(async () => ({ default: (await import("#web/pages/advisory.tsx")).AdvisoryPage })),
  },
  alertLevels: {
    page: lazy(async () => ({ default: (await import("#web/pages/alert-levels.tsx")).AlertLevelsPage })),
  },
};

/** The route of a path with its named parts; `null` when there is no such page. */
export function routeAt(
  pathname: string,
): { readonly route: Route; readonly params: PageProps["params"] } | null {
  for (const [name, route] of Object.entries(routes)) {
    const params = fits(patterns[name as PatternName], pathname);
    if (params !== null) return { route, params };
  }
  return null;
}
