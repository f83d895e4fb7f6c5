/**
 * The connection to PostgreSQL: the `sql` tag, and transactions that run as a non-owner role with the actor made known to
 * row-level security. Nothing outside `store/` imports the driver.
 */
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { hash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";

/** A statement with its parameters apart; made by {@link sql} only. */
export type Sql = {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
  /** Present when the server keeps its plan; see {@link prepared}. */
  readonly prepared?: true;
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

/**
 * The statement with its plan kept by the server for the life of the connection: for statements that take longer to plan than to run. The
 * plan is made for any values; its text must not differ from call to call.
 */
export function prepared(query: Sql): Sql {
  return { ...query, prepared: true };
}

function isSql(value: unknown): value is Sql {
  return typeof value === "object" && value !== null && "strings" in value && "values" in value;
}

function statement(query: Sql): { text: string; values: unknown[]; name?: string } {
  const text = query.strings.reduce((left, right, index) => `${left}$${index}${right}`);
  const plain = { text, values: [...query.values] };
  return query.prepared === true ? { ...plain, name: hash("sha1", text) } : plain;
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
  readonly read: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Calls back after each commit that appended to the journal, in this or another process; returns the way to stop. */
  readonly onAppend: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
};

/** The room's own followers. */
export const system: Actor = { role: "system", id: "system" };

/** Where to connect; made from `DATABASE_URL` or by `cluster.ts`. */
export type Connection = pg.PoolConfig;

/** Role under which every transaction runs; created by the first migration. */
export const appRole = "bongsu_app";

/** Opens the store. Does not migrate. `now` is the clock of the program: what comes out on a day does so by the earlier of it and the database's own. */
export async function openStore(connection: Connection, now: () => Date = () => new Date()): Promise<Store> {
  const pool = openPool(connection);
  const listeners = new Set<() => void>();
  const listening = await listen(connection, () => listeners.forEach((listener) => listener()));
  return {
    write: async (actor, work) => await inTransaction(pool, { actor, mode: "read write", now: now(), work }),
    read: async (actor, work) => await inTransaction(pool, { actor, mode: "read only", now: now(), work }),
    onAppend: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await listening.stop();
      await pool.end();
    },
  };
}

/** A pool with this project's types and search path; for `migrate.ts` and tests. */
export function openPool(connection: Connection): pg.Pool {
  const pool = new pg.Pool({
    max: 12,
    ...connection,
    types: { getTypeParser },
    options: "-c search_path=bongsu -c timezone=UTC",
  });
  // A connection that dies fails the query at hand; without a listener its event would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

async function inTransaction<T>(
  pool: pg.Pool,
  job: {
    readonly actor: Actor;
    readonly mode: "read only" | "read write";
    readonly now: Date;
    readonly work: (tx: Tx) => Promise<T>;
  },
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(opening(job));
    const value = await job.work(transaction(client, job.actor));
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw meant(error);
  } finally {
    client.release(broken);
  }
}

/** PostgreSQL keeps every character but NUL, as text (22021) or within JSON (22P05): a text that holds one is the input's fault, not the room's. */
function meant(error: unknown): unknown {
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  return code === "22021" || code === "22P05"
    ? new Refusal("input-invalid", "A text holds the character NUL, which cannot be kept.")
    : error;
}

function opening({
  actor,
  mode,
  now,
}: {
  readonly actor: Actor;
  readonly mode: string;
  readonly now: Date;
}): string {
  const settings = {
    role: actor.role,
    actor: actor.id,
    organization: actor.organization ?? "",
    office: actor.office ?? "",
    domain: actor.domain ?? "",
    sector: actor.sector ?? "",
    clock: now.toISOString(),
  };
  const set = Object.entries(settings)
    .map(([name, value]) => `set_config('bongsu.${name}', ${pg.escapeLiteral(value)}, true)`)
    .join(", ");
  const patience = actor.role === "system" ? "" : "set local statement_timeout = 60000; ";
  return `begin ${mode}; ${patience}set local role ${appRole}; select ${set}`;
}

function transaction(client: pg.PoolClient, actor: Actor): Tx {
  return {
    actor,
    rows: async <R extends object>(query: Sql) => (await client.query<R>(statement(query))).rows,
    first: async <R extends object>(query: Sql) => (await client.query<R>(statement(query))).rows[0],
    run: async (query) => (await client.query(statement(query))).rowCount ?? 0,
    copy: async (into, lines) => {
      await pipeline(Readable.from(lines), client.query(copyFrom(`copy ${into} from stdin`)));
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

/** One connection of its own that hears appends; when it is lost it is made again, twice a second until it stands. */
async function listen(connection: Connection, heard: () => void): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  let client: pg.Client;
  const start = async (): Promise<void> => {
    client = new pg.Client(connection);
    client.on("notification", heard);
    client.on("error", () => undefined);
    await client.connect();
    await client.query("listen bongsu_journal");
    client.once("end", again);
    heard();
  };
  const again = (): void => {
    if (!stopped) setTimeout(() => void start().catch(again), 500).unref();
  };
  await start();
  return {
    stop: async () => {
      stopped = true;
      await client.end();
    },
  };
}

const parserOf: (oid: number, format?: "text" | "binary") => (value: string) => unknown =
  pg.types.getTypeParser;
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

function getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === INT8) return (value) => safeInteger(value);
  if (oid === DATE) return (value) => value;
  if (oid === TIMESTAMPTZ) return instantText;
  return parserOf(oid, format);
}

/**
 * PostgreSQL leaves out the zeros that a fraction ends in (`.42`), the program never does (`.420`): a fraction has three digits here, or six where it is
 * finer, so that one instant has one text. Whole seconds have none, as deadlines are written.
 */
function instantText(value: string): string {
  const [whole = "", fraction = ""] = value.slice(11).replace(/\+00$/, "").split(".");
  const digits = fraction.length > 3 ? 6 : 3;
  return `${value.slice(0, 10)}T${whole}${fraction === "" ? "" : `.${fraction.padEnd(digits, "0")}`}Z`;
}

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${value} does not fit a JavaScript number`);
  return number;
}
