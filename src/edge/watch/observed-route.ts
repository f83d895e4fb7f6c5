/**
 * What those who measure a room hear of a request: the contract's path, never the one that was asked for. Of cases and of drafts of advisories they hear one word for all paths,
 * all methods and every outcome but a fault: a count that moves when a case is opened would tell that there is one.
 */
import { contract } from "#contract/index.ts";

const named: ReadonlySet<string> = new Set(["/pub/*", ...Object.values(contract).map(({ path }) => path)]);

/** Where only those who take part may know what goes on. */
const withheldPlaces = ["/api/cases", "/api/case-invitations", "/api/own-advisories"];

const isWithheld = (path: string): boolean =>
  withheldPlaces.some((place) => path === place || path.startsWith(`${place}/`));

/** A request as it is measured and logged. */
type ObservedRoute = { readonly method: string; readonly route: string };

/** The contract's path among the patterns that a request matched. */
export function contractRoute(patterns: readonly string[]): string {
  return patterns.find((path) => named.has(path)) ?? "static";
}

/** What is measured and logged of a request. */
export function observedRoute(method: string, patterns: readonly string[]): ObservedRoute {
  const route = contractRoute(patterns);
  return isWithheld(route) ? { method: "ANY", route: "withheld" } : { method, route };
}

/** The outcome as it is measured: of what is withheld, whether the room failed. */
export function observedStatus({ route }: Pick<ObservedRoute, "route">, status: number): number {
  return route === "withheld" && status < 500 ? 200 : status;
}
