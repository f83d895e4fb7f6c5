/** Every URL of the pages: the only place where one is written. The server's own URLs, and the patterns of pages that it must know, stand in the contract. */
import { pagePatterns, safePath } from "#contract/page-patterns.ts";

export const patterns = pagePatterns;

export type PatternName = keyof typeof patterns;

export const paths = {
  picture: (after?: string): string =>
    after === undefined ? patterns.picture : `${patterns.picture}?after=${encodeURIComponent(after)}`,
  signIn: (next?: string): string =>
    next === undefined || next === "/"
      ? patterns.signIn
      : `${patterns.signIn}?next=${encodeURIComponent(next)}`,
  passkey: (): string => patterns.passkey,
  check: (): string => patterns.check,
  agent: (): string => patterns.agent,
  code: (): string => patterns.code,
  /** Where a report is written; with a number, its case. */
  report: (number?: string): string =>
    number === undefined ? patterns.report : `${patterns.report}/${encodeURIComponent(number)}`,
  /** The case of a report whose number is still to be typed. */
  reportCases: (): string => `${patterns.report}/-`,
  directives: (state?: string): string =>
    state === undefined ? patterns.directives : `${patterns.directives}?state=${encodeURIComponent(state)}`,
  directiveNew: (advisory?: string): string =>
    advisory === undefined
      ? patterns.directiveNew
      : `${patterns.directiveNew}?advisory=${encodeURIComponent(advisory)}`,
  directive: (id: string): string => `/directives/${encodeURIComponent(id)}`,
  directiveEdit: (id: string): string => `/directives/${encodeURIComponent(id)}/edit`,
  explanation: (id: string, organization: string): string =>
    `/directives/${encodeURIComponent(id)}/why/${encodeURIComponent(organization)}`,
  portal: (): string => patterns.portal,
  portalCase: (id: string): string => `/portal/${encodeURIComponent(id)}`,
  organization: (): string => patterns.organization,
  receipt: (id: string): string => `/receipts/${encodeURIComponent(id)}`,
  cases: (): string => patterns.cases,
  case: (id: string): string => `/cases/${encodeURIComponent(id)}`,
  suppliers: (): string => patterns.suppliers,
  advisories: (q?: string): string =>
    q === undefined || q === "" ? patterns.advisories : `${patterns.advisories}?q=${encodeURIComponent(q)}`,
  advisory: (id: string): string => `/advisories/${encodeURIComponent(id)}`,
  ownAdvisories: (): string => patterns.ownAdvisories,
  /** Where an advisory of the room's own is written; from a case, with what stands there. */
  ownAdvisoryNew: (from?: string): string =>
    from === undefined
      ? patterns.ownAdvisoryNew
      : `${patterns.ownAdvisoryNew}?case=${encodeURIComponent(from)}`,
  ownAdvisory: (id: string): string => `/own-advisories/${encodeURIComponent(id)}`,
  alertLevels: (): string => patterns.alertLevels,
  channels: (): string => patterns.channels,
  feedChanges: (): string => patterns.feedChanges,
  administration: (): string => patterns.administration,
  organizations: (): string => patterns.organizations,
  tokens: (): string => patterns.tokens,
  operators: (): string => patterns.operators,
  operator: (id: string): string => `/operators/${encodeURIComponent(id)}`,
  feeds: (): string => patterns.feeds,
  alerts: (): string => patterns.alerts,
} as const;

const isSafePath = new RegExp(safePath, "u");

/** Where to go after sign-in: the `next` of the address when it is a path of this origin, else nowhere in particular. */
export function safeNext(search: string): string | null {
  const next = new URLSearchParams(search).get("next");
  if (next === null || !isSafePath.test(next) || next.startsWith(patterns.signIn)) return null;
  return next;
}

/** The named parts of a path that fits a pattern; `null` when it does not. */
export function matchPath(pattern: string, pathname: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split("/");
  const given = pathname.replace(/(?<=.)\/$/, "").split("/");
  if (wanted.length !== given.length) return null;
  const named = wanted.flatMap((part, at) =>
    part.startsWith(":") ? [[part.slice(1), decoded(given[at])]] : [],
  );
  const same = wanted.every((part, at) => part.startsWith(":") || part === given[at]);
  return same && named.every(([, value]) => value !== "") ? Object.fromEntries(named) : null;
}

function decoded(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? "");
  } catch {
    return "";
  }
}
