/** Under which path of its host the room is served: nothing where it has the host to itself. The server says it in the page (`edge/http/pages.ts`). */

/** The path, without a slash at its end. */
const base = globalThis.document?.documentElement.dataset["base"] ?? "";

/** A path of the room as a browser asks for it. */
export function href(path: string): string {
  return base + path;
}

/** The room's address as other programs are given it. */
export function roomAddress(): string {
  return window.location.origin + base;
}
