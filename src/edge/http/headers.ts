/** Headers that every answer carries: what a browser may do with it. */
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

const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const always: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), publickey-credentials-create=(self), publickey-credentials-get=(self)",
};

/** Adds them to the headers of an answer; what the answer says itself about caching and content stays. */
export function addHeaders(headers: Headers, room: Room): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", dataPolicy);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  if (room.origin.startsWith("https:")) headers.set("strict-transport-security", "max-age=31536000");
}
