/** Who calls: a bearer token, else the session cookie; and whether a browser was made to call by another site. Roles of an endpoint are checked by the dispatcher. */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Refusal } from "#core/problem.ts";
import type { Reply, SignedIn } from "#edge/http/handler.ts";
import { ownOrigins, type Room } from "#edge/http/room.ts";
import { secretHash } from "#stages/registry/secrets.ts";
import { findSession, touchSession } from "#stages/registry/sessions.ts";
import { findToken } from "#stages/registry/tokens.ts";
import { timingSafeEqual } from "node:crypto";
import { system } from "#store/sql.ts";

const cookie = "bongsu_session";
const csrfHeader = "x-bongsu-csrf";
const longestSecret = 200;

/**
 * The caller, or a refusal that does not say why: none, expired, revoked and unknown look the same. `use` is a call of the person, which
 * keeps an idle session open; a `glance` is a stream's own look whether it may go on.
 */
export async function authenticate(c: Context, room: Room, purpose: "use" | "glance"): Promise<SignedIn> {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined) return known(await byToken(authorization, room));
  const found = await bySession(c, room);
  if (found?.stale === true && purpose === "use")
    await room.store.write(system, async (tx) => await touchSession(tx, found.session, room.now()));
  return known(found && { by: "cookie", operator: found.session.operator, session: found.session });
}

function known(found: SignedIn | undefined): SignedIn {
  if (found === undefined) throw new Refusal("not-signed-in", "Sign in first.");
  return found;
}

async function byToken(authorization: string, room: Room): Promise<SignedIn | undefined> {
  const secret = /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1];
  if (secret === undefined) return undefined;
  const token = await room.store.read(system, async (tx) => await findToken(tx, secret, room.now()));
  return token && { by: "token", operator: token.operator, expires: token.expires };
}

async function bySession(c: Context, room: Room): ReturnType<typeof findSession> {
  const secret = getCookie(c, cookie);
  if (secret === undefined || secret.length > longestSecret) return undefined;
  const at = { now: room.now(), drill: room.drill };
  return await room.store.read(system, async (tx) => await findSession(tx, secret, at));
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

/** Sets and takes away the session cookie of an answer. */
export function replyOf(c: Context, room: Room): Reply {
  const options = {
    path: "/",
    httpOnly: true,
    sameSite: "Strict",
    secure: room.origin.startsWith("https:"),
  } as const;
  return {
    signIn: ({ secret, session }) =>
      setCookie(c, cookie, secret, { ...options, expires: new Date(session.expires) }),
    signOut: () => {
      deleteCookie(c, cookie, options);
    },
  };
}
