/**
 * Which statements the server keeps on a connection, read and checked: with row-level policies that takes longer than most of them run. From its second run on
 * a statement has a name there. Of the plan the server decides: it makes five for the values at hand, and then one for any values where that is no worse.
 */
import { hash } from "node:crypto";
import pg from "pg";

/** The statements that connections of one store keep. */
export type PreparedStatements = {
  /** The name under which the connection keeps the statement; `undefined` where it does not. */
  readonly nameOn: (client: pg.ClientBase, text: string) => string | undefined;
  /** What is to be run first in a transaction on the connection: nothing, or that plans are made anew. */
  readonly before: (client: pg.ClientBase) => string;
  /** Has every statement kept anew, after the schema has changed beneath them. */
  readonly forget: () => void;
};

/** What one connection keeps. */
type PreparedOn = {
  /** `null` for what has run once. */
  readonly names: Map<string, string | null>;
  named: number;
  plannedAt: number;
};

/** About 40 kB of the server's memory each, 6 MB a connection. One lives an hour; what comes later than these is run as it stands until then. */
const mostNamed = 150;
const mostNoted = 1000;
/** A plan knows how large its tables were when it was made, and a room may grow a hundredfold in a minute. */
const planFor = 10_000;

/** Keeps nothing yet. `now` is in milliseconds. */
export function prepareStatements(now: () => number = () => performance.now()): PreparedStatements {
  let prepared = new WeakMap<pg.ClientBase, PreparedOn>();
  let generation = 0;
  const on = (client: pg.ClientBase): PreparedOn => {
    const known = prepared.get(client) ?? { names: new Map(), named: 0, plannedAt: now() };
    prepared.set(client, known);
    return known;
  };
  return {
    nameOn: (client, text) => {
      const known = on(client);
      const name = known.names.get(text);
      if (typeof name === "string") return name;
      if (name === undefined) note(known.names, text);
      if (name === undefined || known.named === mostNamed) return undefined;
      known.named += 1;
      const given = hash("sha1", `${generation} ${text}`);
      known.names.set(text, given);
      return given;
    },
    before: (client) => {
      const known = on(client);
      if (now() - known.plannedAt < planFor) return "";
      known.plannedAt = now();
      return known.named === 0 ? "" : "discard plans; ";
    },
    forget: () => {
      generation += 1;
      prepared = new WeakMap();
    },
  };
}

/** Texts that differ from call to call stay few: those that came once make room for others. */
function note(names: PreparedOn["names"], text: string): void {
  if (names.size >= mostNoted) for (const [old, name] of names) if (name === null) names.delete(old);
  names.set(text, null);
}

/**
 * Whether the server refuses a statement that it keeps, since a newer release has changed a table of its answer, or keeps it no longer: whoever stands between, such as a
 * pooler, may have had the connection forget what it kept.
 */
export function isOutdated(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  const changed = "cached plan must not change result type";
  return error.code === "26000" || (error.code === "0A000" && error.message === changed);
}
