/**
 * The connection to PostgreSQL: the `sql` tag, and transactions that run as a non-owner role with the actor made known to
 * row-level security. Nothing outside `store/` imports the driver.
 */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Actor } from "#core/actor.ts";
import { cancelWhenStopped } from "#store/cancel.ts";
import { type Connection, listen, type WatchedPool } from "#store/connection.ts";
import { asUnavailable, troubleIn } from "#store/database-trouble.ts";
import { isOutdated, type PreparedStatements } from "#store/statement/prepared-statements.ts";
import { type LanePools, openLanePools, type WorkBounds } from "#store/lanes.ts";

export { type Connection, openPool } from "#store/connection.ts";

/** A statement with its parameters apart; made by {@link sql} only. */
export type Sql = {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
};

/** Tag for statements. A value becomes a parameter; another `sql` fragment is spliced in. No text from outside ever becomes SQL. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const text: string[] = [strings[0] ?? ""];
  const flat: unknown[] = [];
  const glue = (tail: string): void => {
    text[text.length - 1] += tail;
  };
  values.forEach((value, index) => {
    if (isSql(value)) {
      glue(value.strings[0] ?? "");
      value.values.forEach((inner, at) => {
        flat.push(inner);
        text.push(value.strings[at + 1] ?? "");
      });
      glue(strings[index + 1] ?? "");
    } else {
      flat.push(value);
      text.push(strings[index + 1] ?? "");
    }
  });
  return { strings: text, values: flat };
}

function isSql(value: unknown): value is Sql {
  return typeof value === "object" && value !== null && "strings" in value && "values" in value;
}

function textOf({ strings }: Sql): string {
  return strings.reduce((left, right, index) => `${left}$${index}${right}`);
}

/** One transaction. Timestamps come back as RFC 3339 UTC text, dates as `YYYY-MM-DD`, int8 as number, numeric as text, bytea as Buffer. */
export type Tx = {
  /** Who acts in it; row-level security has been told the same. */
  readonly actor: Actor;
  /** All rows. */
  readonly rows: <R extends object>(query: Sql) => Promise<R[]>;
  /** The first row or `undefined`. */
  readonly first: <R extends object>(query: Sql) => Promise<R | undefined>;
  /** Number of rows touched. */
  readonly run: (query: Sql) => Promise<number>;
  /** COPY … FROM STDIN in text format; `lines` yields rows already escaped by {@link copyLine}. */
  readonly copy: (into: string, lines: Iterable<string> | AsyncIterable<string>) => Promise<void>;
};

/** An open database. `write` and `read` run one transaction as the actor; a throw rolls back. */
export type Store = {
  readonly write: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Its work may run twice, when a connection is lost in the middle. */
  readonly read: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The same database for the work of one request: on the connections of its lane, and no longer than anyone waits for it. */
  readonly within: (bounds: WorkBounds) => Store;
  /** Calls back after each commit that appended to the journal, in this or another process; returns the way to stop. */
  readonly onAppend: (listener: () => void) => () => void;
  /** Calls back when a process on this database said that something shown may have changed (`changes.ts`); returns the way to stop. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
};

/** The room's own followers. */
export const system: Actor = { role: "system", id: "system" };

/** Role under which every transaction runs; created by the first migration. */
export const appRole = "bongsu_app";

/**
 * Opens the store. Does not migrate. `now` is the clock of the program: what comes out on a day does so by the earlier of it and the database's own. One that does
 * not hear calls nobody back after a commit, and needs no connection for that.
 */
export async function openStore(
  connection: Connection,
  now: () => Date = () => new Date(),
  { hears }: { readonly hears: boolean } = { hears: true },
): Promise<Store> {
  const pools = openLanePools(connection);
  const heard = { bongsu_journal: new Set<() => void>(), bongsu_change: new Set<() => void>() };
  const call = (channel: string | null): void => {
    for (const [name, listeners] of Object.entries(heard))
      if (channel === null || channel === name) for (const listener of listeners) listener();
  };
  const listening = !hears
    ? null
    : await listen(connection, Object.keys(heard), call).catch(async (error: unknown) => {
        await pools.close();
        throw asUnavailable(error);
      });
  const on = (listeners: Set<() => void>, listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const store = (bounds: WorkBounds | null): Store => ({
    write: async (actor, work) =>
      await inTransaction(pools, { actor, mode: "read write", now: now(), work, bounds }),
    read: async (actor, work) =>
      await inTransaction(pools, { actor, mode: "read only", now: now(), work, bounds }),
    within: store,
    onAppend: (listener) => on(heard.bongsu_journal, listener),
    onChange: (listener) => on(heard.bongsu_change, listener),
    close: async () => {
      await listening?.stop();
      await pools.close();
    },
  });
  return store(null);
}

type Job<T> = {
  readonly actor: Actor;
  readonly mode: "read only" | "read write";
  readonly now: Date;
  readonly work: (tx: Tx) => Promise<T>;
  /** `null` for the room's own work. */
  readonly bounds: WorkBounds | null;
};

/** A connection that was lost before anything was changed is tried once more on another: a read always, a write where its work had not begun. */
async function inTransaction<T>(pools: LanePools, job: Job<T>): Promise<T> {
  let begun = false;
  const begin = (): void => {
    begun = true;
  };
  try {
    return await transactionOnce(pools, job, begin);
  } catch (error) {
    if (isOutdated(error)) pools.statements.forget();
    const again = troubleIn(error) === "away" && (job.mode === "read only" || !begun);
    if (!again) throw meant(error);
  }
  return await transactionOnce(pools, job, begin).catch((error: unknown) => {
    throw meant(error);
  });
}

async function transactionOnce<T>(pools: LanePools, job: Job<T>, begin: () => void): Promise<T> {
  const stopped = job.bounds?.stopped;
  stopped?.throwIfAborted();
  const { pool, answer } = pools.of(job.bounds?.lane ?? "room");
  const client = await pool.connect();
  const watch = stopped && cancelWhenStopped(client, stopped, pools.cancelling);
  let broken: Error | undefined;
  try {
    stopped?.throwIfAborted();
    await answer(client, client.query(opening(job, pools.statements.before(client))));
    begin();
    const value = await job.work(transaction(client, job, { answer, statements: pools.statements }));
    await answer(client, client.query("commit"));
    return value;
  } catch (error) {
    await watch?.over();
    await answer(client, client.query("rollback")).catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    stopped?.throwIfAborted();
    throw error;
  } finally {
    await watch?.over();
    client.release(broken);
  }
}

/**
 * PostgreSQL keeps every character but NUL, as text (22021) or within JSON (22P05): a text that holds one is the input's fault, not the room's. A database
 * that cannot serve is no fault either.
 */
function meant(error: unknown): unknown {
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  if (code === "22021" || code === "22P05") return new ReasonRefusal("input-invalid", "text-nul", {});
  return asUnavailable(error);
}

function opening({ actor, mode, now }: Omit<Job<unknown>, "work" | "bounds">, before: string): string {
  const settings = {
    role: actor.role,
    actor: actor.id,
    organization: actor.organization ?? "",
    office: actor.office ?? "",
    domain: actor.domain ?? "",
    sector: actor.sector ?? "",
    clock: now.toISOString(),
  };
  // What an earlier transaction of the connection set has ended with it: what this actor lacks is empty.
  const set = Object.entries(settings)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `set local bongsu.${name} = ${pg.escapeLiteral(value)}`)
    .join("; ");
  const patience = actor.role === "system" ? "" : "set local statement_timeout = 60000; ";
  return `begin ${mode}; ${before}${patience}set local role ${appRole}; ${set}`;
}

function transaction(
  client: pg.PoolClient,
  { actor, bounds }: { readonly actor: Actor; readonly bounds: WorkBounds | null },
  { answer, statements }: Pick<WatchedPool, "answer"> & { readonly statements: PreparedStatements },
): Tx {
  const ask = async <R extends pg.QueryResultRow>(query: Sql): Promise<pg.QueryResult<R>> => {
    bounds?.stopped.throwIfAborted();
    const [text, values] = [textOf(query), [...query.values]];
    const name = statements.nameOn(client, text);
    return await answer(
      client,
      client.query<R>(name === undefined ? { text, values } : { text, values, name }),
    );
  };
  return {
    actor,
    rows: async <R extends object>(query: Sql) => (await ask<R>(query)).rows,
    first: async <R extends object>(query: Sql) => (await ask<R>(query)).rows[0],
    run: async (query) => (await ask(query)).rowCount ?? 0,
    copy: async (into, lines) => {
      bounds?.stopped.throwIfAborted();
      const rows = Readable.from(lines);
      await answer(client, pipeline(rows, client.query(copyFrom(`copy ${into} from stdin`))));
    },
  };
}

/** One row of COPY text format: tab-separated, escaped, with its newline. `null` is `\N`; objects become JSON; bytes become hex. */
export function copyLine(values: readonly unknown[]): string {
  return `${values.map(copyField).join("\t")}\n`;
}

function copyField(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (value instanceof Uint8Array) return `\\\\x${value.toHex()}`;
  const text = typeof value === "object" ? JSON.stringify(value) : `${value as string | number | boolean}`;
  return text.replace(/[\\\t\n\r]/g, (c) =>
    c === "\\" ? "\\\\" : c === "\t" ? "\\t" : c === "\n" ? "\\n" : "\\r",
  );
}
