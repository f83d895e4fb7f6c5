/** Headers that every answer carries: what a browser may do with it. */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { pathInRoom, type Room } from "#edge/http/room.ts";

const pageSources = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
};

/** The content security policy of a page: nothing but our own origin. */
export const pagePolicy = Object.entries(pageSources)
  .map(([name, sources]) => `${name} ${sources}`)
  .join("; ");

/** Powerful features of browsers: none but passkeys, which Hono's list does not know in full. */
const permissions =
  "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";

/** Adds them to an answer; what the answer says itself about caching and content stays. */
export function securityHeaders(room: Room): MiddlewareHandler {
  const none = ["'none'"];
  const policy = { defaultSrc: none, frameAncestors: none, baseUri: none, formAction: none };
  const secure = secureHeaders({
    contentSecurityPolicy: policy,
    xFrameOptions: "DENY",
    strictTransportSecurity: room.origin.startsWith("https:") ? "max-age=31536000" : false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    overwrite: false,
  });
  return async (c, next) => {
    await secure(c, next);
    c.res.headers.set("permissions-policy", permissions);
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
  };
}

/** The public files that a verifier compares wherever it is kept: pages, what they load, their list, the room's keys, its log. Nothing here knows who reads. */
const comparable =
  /^\/(?:check|report|verify|\.well-known\/webcat\/bundle\.json|assets\/.*|pub\/keys\.json|pub\/log\/.*)$/;

/** Lets pages of other origins read those files, and under which policy the pages come; never with cookies. A file that is not there says so to them as well. */
export function readableElsewhere(room: Room): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (!/^(?:GET|HEAD)$/.test(c.req.method) || !comparable.test(pathInRoom(room, c.req.url))) return;
    c.res.headers.set("access-control-allow-origin", "*");
    c.res.headers.set("access-control-expose-headers", "content-security-policy");
  };
}
