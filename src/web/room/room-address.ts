/** Under which path of its host the room is served: nothing where it has the host to itself. The server says it in the page (`edge/http/pages.ts`). */

/** The path, without a slash at its end. */
const base = baseOfThis();

/** The page says it; a worker stands among the room's files. */
function baseOfThis(): string {
  if ("document" in globalThis) return document.documentElement.dataset["base"] ?? "";
  return (globalThis.location?.pathname ?? "").replace(/\/assets\/[^/]*$/, "");
}

/** A path of the room as a browser asks for it. */
export function href(path: string): string {
  return base + path;
}

/** The path of the room that an address of the browser's stands for; one outside of the room stays as it is. */
export function pathWithin(pathname: string): string {
  if (base === "" || !`${pathname}/`.startsWith(`${base}/`)) return pathname;
  return pathname.slice(base.length) || "/";
}

/** The room's address as other programs are given it. */
export function roomAddress(): string {
  return window.location.origin + base;
}
