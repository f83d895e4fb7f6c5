/** Headers that every answer carries: what a browser may do with it. */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Room } from "#edge/http/room.ts";

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
