/** Files that others look for at every host: whom to tell about a vulnerability of this room (RFC 9116), and what robots may read. */
import type { Context, Hono } from "hono";
import { pageBundlePath } from "#core/page/page-manifest.ts";
import { notFound } from "#edge/http/problem.ts";
import type { Room } from "#edge/http/room.ts";

/** What robots leave alone: what needs a person, and addresses that are asked for by programs. */
const unread = ["/api/", "/v1/", "/sign-in", "/passkey", "/organization", "/directives/new"];

const day = 86_400_000;
/** How long a copy of `security.txt` may be believed (RFC 9116, 2.5.5: less than a year). */
const believed = 30 * day;

/** Serves `/.well-known/security.txt`, `/robots.txt`, and the list of the public pages. */
export function routeWellKnown(app: Hono, room: Room): void {
  app.get("/.well-known/security.txt", (c) => text(c, securityText(room)));
  app.get(`/${pageBundlePath}`, async (c) => {
    const bundle = await room.pages?.();
    if (bundle === undefined) throw notFound();
    return c.body(bundle, 200, { "content-type": "application/json", "cache-control": "no-cache" });
  });
  app.get("/robots.txt", (c) =>
    text(c, ["User-agent: *", ...unread.map((path) => `Disallow: ${path}`)].join("\n")),
  );
}

const notHttps =
  "# For drills on one machine only: RFC 9116 wants https in every web address, and this room's origin is http.";

/** Without a contact of its own the room's first page stands for one, as the form has no file without a contact (2.5.3). */
function securityText({ origin, securityContact = null, now }: Room): string {
  const expires = new Date(Math.floor(now().getTime() / day) * day + believed);
  return [
    ...(securityContact === null
      ? ["# BONGSU_SECURITY_CONTACT names no address of this room's keepers."]
      : []),
    ...(origin.startsWith("https:") ? [] : [notHttps]),
    `Contact: ${securityContact ?? `${origin}/`}`,
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: ko, en",
    `Canonical: ${origin}/.well-known/security.txt`,
  ].join("\n");
}

function text(c: Context, lines: string): Response {
  return c.body(`${lines}\n`, 200, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "public, max-age=3600",
  });
}
