/** Where the identity provider sends people back: a session, or a proof for one act of a session. The page then goes on; nothing secret stands in its address. */
import type { Context, Hono } from "hono";
import { deleteCookie, getCookie } from "hono/cookie";
import { postOfClaims } from "#core/oidc-post.ts";
import { Refusal } from "#core/problem.ts";
import { cookiePath, flowCookie, replyOf } from "#edge/http/authenticate.ts";
import type { Room } from "#edge/http/room.ts";
import { notingFailure } from "#edge/http/sign-in/failed-sign-ins.ts";
import type { Oidc, OidcPerson } from "#edge/http/sign-in/oidc-client.ts";
import {
  proveByAccount,
  type ReturnedFlow,
  signInByAccount,
  takeFlow,
} from "#stages/registry/administration/oidc.ts";
import { system } from "#store/sql.ts";

/** The path of the callback, which the provider has to know. */
export const oidcCallbackPath = "/api/session/oidc/callback";

/** Serves the callback where the room has an identity provider. */
export function routeOidc(app: Hono, room: Room): void {
  const { oidc } = room;
  if (oidc === undefined) return;
  app.get(oidcCallbackPath, async (c) => {
    const outcome = await notingFailure(room, "oidc", {
      signIn: async () => await comeBack(c, room, oidc),
    }).catch((error: unknown) => {
      if (error instanceof Refusal) return "refused";
      throw error;
    });
    deleteCookie(c, flowCookie, { path: cookiePath(room) });
    const page = new URLSearchParams(outcome === "refused" ? { oidc: outcome } : outcome);
    return c.redirect(`${room.origin}/sign-in?${page.toString()}`, 303);
  });
}

/** What the page is told: that a session is open and where to go, or that the act can go on. */
async function comeBack(c: Context, room: Room, oidc: Oidc): Promise<Record<string, string>> {
  const state = c.req.query("state") ?? "";
  if (state === "" || state !== getCookie(c, flowCookie))
    throw new Refusal("not-signed-in", "This sign-in was not begun in this browser.");
  const flow = await room.store.write(system, async (tx) => await takeFlow(tx, state, room.now()));
  const query = new URL(c.req.url).search;
  const person = await oidc.finish(query, { state, nonce: flow.nonce, verifier: flow.verifier });
  if (flow.session !== null) {
    const by = { ...person, now: room.now() };
    await room.store.write(system, async (tx) => await proveByAccount(tx, flow, by));
    return { oidc: "proved" };
  }
  await open(c, room, { oidc, person });
  return { oidc: "done", ...nextOf(flow) };
}

async function open(
  c: Context,
  room: Room,
  { oidc, person }: { readonly oidc: Oidc; readonly person: OidcPerson },
): Promise<void> {
  const post = postOfClaims(person.claims, oidc.posts);
  if (post === null) throw new Refusal("not-permitted", "Your account has no post in this room.");
  const { name, issuer, subject } = { ...person, name: nameIn(person) };
  const at = { now: room.now(), drill: room.drill, place: c.req.header("user-agent") ?? "" };
  const opened = await room.store.write(
    system,
    async (tx) => await signInByAccount(tx, { issuer, subject, name, post }, at),
  );
  replyOf(c, room).signIn(opened);
}

function nextOf({ next }: ReturnedFlow): Record<string, string> {
  return next === null ? {} : { next };
}

/** What people call the account; its subject where the provider does not say. */
function nameIn({ claims, subject }: OidcPerson): string {
  const said = [claims["name"], claims["preferred_username"], subject];
  return (
    said
      .find((one) => typeof one === "string" && one.trim() !== "")
      ?.toString()
      .slice(0, 200) ?? subject
  );
}
