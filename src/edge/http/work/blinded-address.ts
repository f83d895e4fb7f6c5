/**
 * The address of a caller whom nobody knows, as budgets count by it: under a key that is drawn anew every hour and is nowhere but in memory. Nothing that is held,
 * logged or stored has an address in it or can be turned into one once the hour is over.
 */
import { createHmac, randomBytes } from "node:crypto";

const hour = 3_600_000;

/** Blinds addresses; the same within an hour, and unlike from one hour to the next. */
export function addressBlinder(clock: () => number = () => performance.now()): (address: string) => string {
  let key = randomBytes(32);
  let until = clock() + hour;
  return (address) => {
    if (clock() >= until) {
      key = randomBytes(32);
      until = clock() + hour;
    }
    return createHmac("sha256", key).update(address).digest("base64url").slice(0, 22);
  };
}
