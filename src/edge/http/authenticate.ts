/** Who calls: a bearer token, else the session cookie; and whether a browser was made to call by another site. Roles of an endpoint are checked by the dispatcher. */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Refusal } from "#core/problem.ts";
import type { Reply, SignedIn } from "#edge/http/handler.ts";
import { basePathOf, ownOrigins, type Room } from "#edge/http/room.ts";
import { secretHash } from "#stages/registry/secrets.ts";
import { findSessions, type FoundSession, touchSession } from "#stages/registry/sessions.ts";
import { findTokens, type FoundToken } from "#stages/registry/tokens.ts";
import { timingSafeEqual } from "node:crypto";
import { system } from "#store/sql.ts";

const cookie = "bongsu_session";
/** Binds a going to the identity provider to the browser; `Lax`, since the provider sends the browser back. */
export const flowCookie = "bongsu_oidc";
const flowOptions = { sameSite: "Lax", maxAge: 600 } as const;
const csrfHeader = "x-bongsu-csrf";
const longestSecret = 200;

/** What a caller shows of itself. */
export type Credential = { readonly by: "token" | "cookie"; readonly secret: string };

/** What a request carries, `undefined` where it is nothing or cannot be one. A token goes before a cookie. */
export function credentialOf(c: Context): Credential | undefined {
  const authorization = c.req.header("authorization");
  if (authorization === undefined) return fitting("cookie", getCookie(c, cookie));
  return fitting("token", /^Bearer ([\w-]+)$/i.exec(authorization)?.[1]);
}

function fitting(by: Credential["by"], secret: string | undefined): Credential | undefined {
  return secret === undefined || secret.length > longestSecret ? undefined : { by, secret };
}

/** The caller, or a refusal that does not say why: none, expired, revoked and unknown look the same. It is a use of the session, which keeps it from being idle. */
export async function authenticate(c: Context, room: Room): Promise<SignedIn> {
  const credential = credentialOf(c);
  const signedIn = credential && (await signedInBy([credential], room)).get(credential);
  if (signedIn === undefined) throw new Refusal("not-signed-in", "Sign in first.");
  if (signedIn.by === "cookie" && signedIn.stale)
    await room.store.write(system, async (tx) => await touchSession(tx, signedIn.session, room.now()));
  return signedIn;
}

/** Who holds each of these credentials now; those that are unknown, over or revoked are left out. Asking is no use of a session. */
export async function signedInBy(
  credentials: readonly Credential[],
  room: Room,
): Promise<ReadonlyMap<Credential, SignedIn>> {
  const at = { now: room.now(), drill: room.drill };
  const secrets = (by: Credential["by"]): readonly string[] => [
    ...new Set(credentials.filter((one) => one.by === by).map(({ secret }) => secret)),
  ];
  const found = await room.store.read(system, async (tx) => ({
    token: await findTokens(tx, secrets("token"), at.now),
    cookie: await findSessions(tx, secrets("cookie"), at),
  }));
  const entries = credentials.flatMap((credential) => {
    const one = found[credential.by].get(credential.secret);
    return one === undefined ? [] : [[credential, signedInOf(one)] as const];
  });
  return new Map(entries);
}

function signedInOf(found: FoundToken | FoundSession): SignedIn {
  if ("session" in found) return { by: "cookie", operator: found.session.operator, ...found };
  return { by: "token", operator: found.operator, expires: found.expires, scopes: found.scopes };
}

/** Refuses a change that a page of another origin asked for. A program that is no browser names no origin. */
export function checkOrigin(c: Context, room: Room): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const foreign = origin !== undefined && !ownOrigins(room).includes(origin);
  if (foreign || (site !== undefined && site !== "same-origin" && site !== "none"))
    throw new Refusal("not-permitted", "This request comes from another site.");
}

/** Refuses a change by cookie that does not carry the session's CSRF token. */
export function checkCsrf(c: Context, signedIn: SignedIn): void {
  if (signedIn.by !== "cookie") return;
  const given = secretHash(c.req.header(csrfHeader) ?? "");
  if (!timingSafeEqual(given, secretHash(signedIn.session.csrf)))
    throw new Refusal("not-permitted", `The header ${csrfHeader} does not hold this session's token.`);
}

/** The room's cookies go with its own addresses alone. */
export function cookiePath(room: Room): string {
  return basePathOf(room) || "/";
}

/** Sets and takes away the session cookie of an answer. */
export function replyOf(c: Context, room: Room): Reply {
  const options = {
    path: cookiePath(room),
    httpOnly: true,
    sameSite: "Strict",
    secure: room.origin.startsWith("https:"),
  } as const;
  return {
    signIn: ({ secret, session }) =>
      setCookie(c, cookie, secret, { ...options, expires: new Date(session.expires) }),
    bindFlow: (state) => setCookie(c, flowCookie, state, { ...options, ...flowOptions }),
    signOut: () => {
      deleteCookie(c, cookie, options);
    },
  };
}
