/** How many bytes of bodies a room holds at once: many large ones that are not read yet would fill its memory before any gate sees them. */
import { Overload } from "#edge/http/problem.ts";

const mebibyte = 1024 * 1024;
/** Held at once of everyone, and of one caller. Either lets one body in whatever its size. */
const most = { all: 192 * mebibyte, one: 96 * mebibyte };
const againAfter = 5;

/** Reserves bytes for a caller; what it returns gives them back. Refuses with 503 when there is no room for them. */
export type HeldBytes = (client: string, bytes: number) => () => void;

/** Counts from nothing. */
export function countHeldBytes(): HeldBytes {
  const held = new Map<string, number>();
  let all = 0;
  return (client, bytes) => {
    const own = held.get(client) ?? 0;
    if ((own > 0 && own + bytes > most.one) || (all > 0 && all + bytes > most.all))
      throw new Overload(againAfter, "busy");
    all += bytes;
    held.set(client, own + bytes);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      all -= bytes;
      const left = (held.get(client) ?? 0) - bytes;
      if (left > 0) held.set(client, left);
      else held.delete(client);
    };
  };
}
