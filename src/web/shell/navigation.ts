/** Where a session begins and where its navigation leads. What stands there is `routes.tsx`. */
import type { EndpointKey } from "#contract/index.ts";
import { patterns } from "#web/shell/paths.ts";
import type { Session } from "#web/room/room-context.tsx";

type NavigationLabel =
  | "picture"
  | "organization"
  | "directives"
  | "advisories"
  | "alertLevels"
  | "feedChanges"
  | "triage"
  | "cases"
  | "administration";

/** The named parts of the address, given to every page. */
export type PageProps = { readonly params: Readonly<Record<string, string>> };

/**
 * The places of the navigation, each with the endpoint without which it would be empty: who may not call it does not see it. What belongs to the room
 * rather than to the day's work stands on the administration page.
 */
export const navigationItems: readonly {
  readonly to: string;
  readonly label: NavigationLabel;
  readonly needs: EndpointKey;
}[] = [
  { to: patterns.picture, label: "picture", needs: "pictureRead" },
  { to: patterns.organization, label: "organization", needs: "taskList" },
  { to: patterns.directives, label: "directives", needs: "directiveList" },
  { to: patterns.advisories, label: "advisories", needs: "advisorySearch" },
  { to: patterns.triage, label: "triage", needs: "triageQueue" },
  { to: patterns.cases, label: "cases", needs: "caseOpen" },
  { to: patterns.feedChanges, label: "feedChanges", needs: "feedChangeList" },
  { to: patterns.alertLevels, label: "alertLevels", needs: "alertLevelRecord" },
  { to: patterns.administration, label: "administration", needs: "deadLetterList" },
];

/** Whether the session may do nothing but register a passkey: outside a drill a link is not enough. */
export function mustRegister(session: Session): boolean {
  return !session.drill && session.passkeys === 0 && session.by !== "oidc";
}

/** Where a session begins. */
export function startPage(session: Session): string {
  if (mustRegister(session)) return patterns.passkey;
  if (session.role === "participant") return patterns.portal;
  return session.role === "organization" ? patterns.organization : patterns.picture;
}
