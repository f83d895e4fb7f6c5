/** How many bytes of bodies a room holds at once: many large ones that are not read yet would fill its memory before any gate sees them. */
import { Overload } from "#edge/http/problem.ts";

const mebibyte = 1024 * 1024;
/** Held at once of everyone, and of one caller. Either lets one body in whatever its size. */
const most = { all: 192 * mebibyte, one: 96 * mebibyte };
/** So large a body is one of few: reading it takes a thread for seconds, so more of them would only lie here and wait. */
const large = { from: mebibyte / 4, all: 6, one: 2 };
const againAfter = 5;

/** Reserves bytes for a caller; what it returns gives them back. Refuses with 503 when there is no room for them. */
export type HeldBytes = (client: string, bytes: number) => () => void;

/** Counts from nothing. */
export function countHeldBytes(): HeldBytes {
  const held = new Set<{ readonly client: string; readonly bytes: number }>();
  return (client, bytes) => {
    const own = [...held].filter((one) => one.client === client);
    if (isTooMuch(own, bytes, { bytes: most.one, large: large.one })) throw new Overload(againAfter, "busy");
    if (isTooMuch([...held], bytes, { bytes: most.all, large: large.all }))
      throw new Overload(againAfter, "busy");
    const body = { client, bytes };
    held.add(body);
    return () => void held.delete(body);
  };
}

function isTooMuch(
  held: readonly { readonly bytes: number }[],
  more: number,
  limit: { readonly bytes: number; readonly large: number },
): boolean {
  const bytes = held.reduce((sum, one) => sum + one.bytes, 0);
  const others = held.filter((one) => one.bytes >= large.from).length;
  return (bytes > 0 && bytes + more > limit.bytes) || (more >= large.from && others >= limit.large);
}
