/**
 * Brings a copied cluster to life: the log is played from its `pg_wal` to the end, or to a time, on a socket of its own; what came out is looked at; then it
 * is stopped cleanly and is an ordinary cluster.
 */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { JournalMark } from "#store/backup/backup-session.ts";
import { asUser, giveTo, type Home } from "#store/cluster/home.ts";
import type { AppliedMigration } from "#store/migration-order.ts";

/** What to recover. */
type Recovery = {
  readonly home: Home;
  /** The copied cluster, its log in `pg_wal`. */
  readonly folder: string;
  /** Stop before the first commit after this instant; `null` for the end. */
  readonly to: string | null;
  readonly durable: boolean;
  /** An entry that it must have then; `null` where none is known. */
  readonly journal: JournalMark | null;
};

/** What a recovered cluster holds. */
export type RecoveredCluster = {
  /** When the newest entry of its journal was appended. */
  readonly newest: string | null;
  readonly migrations: readonly AppliedMigration[];
};

/** Recovers, checks and stops. Refuses a copy that does not come to life, has lost what it must have, or has a page that cannot be read. */
export async function recoverCluster(recovery: Recovery): Promise<RecoveredCluster> {
  const { home, folder, to, durable } = recovery;
  const socket = join(home.socket, "recovery");
  rmSync(socket, { recursive: true, force: true });
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, "recovery.signal"), "");
  giveTo(home, folder);
  giveTo(home, socket);
  const log = join(home.root, "recovery.log");
  const server = launch(home, { folder, socket, to, durable, log });
  const ended = new Promise<void>((done) => server.once("exit", () => done()));
  try {
    const client = await connected(socket, { server, log });
    try {
      return await look(client, recovery.journal);
    } finally {
      await client.end();
    }
  } finally {
    server.kill("SIGINT");
    await ended;
    rmSync(socket, { recursive: true, force: true });
    rmSync(log, { force: true });
  }
}

/** Ends the server that a killed run left on a copy; its files are about to be removed. */
export async function endLeftServer(folder: string): Promise<void> {
  const noted = readFile(join(folder, "postmaster.pid"), "utf8");
  const pid = Number((await noted.catch(() => "")).split("\n")[0]);
  const runs = async (): Promise<boolean> =>
    pid > 0 && (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes(folder);
  if (!(await runs())) return;
  process.kill(pid, "SIGQUIT");
  for (const until = Date.now() + 10_000; Date.now() < until && (await runs());)
    await new Promise((done) => setTimeout(done, 50));
}

type Launching = {
  readonly folder: string;
  readonly socket: string;
  readonly to: string | null;
  readonly durable: boolean;
  readonly log: string;
};

function launch(home: Home, { folder, socket, to, durable, log }: Launching): ReturnType<typeof spawn> {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: socket,
    max_connections: "100",
    shared_buffers: "128MB",
    restore_command: "false",
    fsync: durable ? "on" : "off",
    recovery_init_sync_method: "syncfs",
    recovery_target_action: "promote",
    ...(to === null ? {} : { recovery_target_time: targetTime(to) }),
  };
  const args = [
    "-D",
    folder,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const output = openSync(log, "w", 0o600);
  const server = spawn(join(home.root, "program/bin/postgres"), args, {
    ...asUser(home),
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  return server;
}

/** An instant as the server's settings have it: they know no `T` and no `Z`. */
function targetTime(to: string): string {
  return new Date(to).toISOString().replace("T", " ").replace("Z", "+00");
}

/** Playing a day's log takes minutes at most. */
const longestRecovery = 3_600_000;

async function connected(
  socket: string,
  { server, log }: { readonly server: ReturnType<typeof spawn>; readonly log: string },
): Promise<pg.Client> {
  const until = Date.now() + longestRecovery;
  while (Date.now() < until) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new ReasonRefusal("set-up-failed", "copy-failed", {
        detail: readFileSync(log, "utf8").slice(-1500).trim(),
      });
    const client = new pg.Client({ host: socket, user: "postgres", database: "bongsu" });
    client.on("error", () => undefined);
    const isUp = await client
      .connect()
      .then(async () => await client.query<{ up: boolean }>("select not pg_is_in_recovery() as up"))
      .then(({ rows }) => rows[0]?.up === true)
      .catch(() => false);
    if (isUp) return client;
    await client.end().catch(() => undefined);
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new ReasonRefusal("set-up-failed", "copy-slow", {});
}

/** Reads every table once, which checks every page's checksum, and compares what must be there. */
async function look(client: pg.Client, mark: JournalMark | null): Promise<RecoveredCluster> {
  const tables = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bongsu' order by 1`,
  );
  for (const { name } of tables.rows) await client.query(`select count(t.*) from ${name} t`);
  if (mark !== null) {
    const found = await client.query<{ hash: string }>(
      "select encode(hash, 'hex') as hash from bongsu.journal where position = $1",
      [mark.position],
    );
    if (found.rows[0]?.hash !== mark.hash)
      throw new ReasonRefusal("set-up-failed", "copy-lacks-entry", { position: String(mark.position) });
  }
  const newest = await client.query<{ at: Date }>(
    "select at from bongsu.journal order by position desc limit 1",
  );
  const migrations = await client.query<AppliedMigration>(
    `select name, sha256, to_jsonb(m) ->> 'release' as release from bongsu.migration m`,
  );
  return { newest: newest.rows[0]?.at.toISOString() ?? null, migrations: migrations.rows };
}
