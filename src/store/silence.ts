/**
 * Notices connections that have died without a word: after a failover, behind a firewall that forgot them. Nothing closes such a connection, and a
 * statement on it would wait for ever. A slow statement is not a dead connection: whether the server works on it is asked over another one.
 */
import pg from "pg";
import type { Socket } from "node:net";

/** One connection to the server while it is open. */
type Line = {
  readonly socket: Socket;
  /** The server's process, by which it knows the connection. */
  readonly pid: number;
  /** Statements without an answer. */
  waiting: number;
  /** Bytes that had come at the last look. */
  read: number;
  quietSince: number;
  /** How many looks in a row found that the server does not work on what it was asked. */
  idleLooks: number;
};

/** Watches connections of one pool or listener. */
export type SilenceWatch = {
  /** Takes a connection that stands into the watch, until it closes. */
  readonly add: (client: pg.ClientBase) => void;
  /** Waits for the answer to a statement; a dead connection is cut, and the statement fails. */
  readonly answer: <T>(client: pg.ClientBase, statement: Promise<T>) => Promise<T>;
  /** Cuts every connection, dead or alive. */
  readonly cutAll: () => void;
  readonly stop: () => void;
};

const lookEvery = 1000;
/** After so long without a byte the server is asked. */
const patience = 2000;
/** After so long without a byte from a server that cannot even be asked, the connection is given up. */
const unreachableFor = 10_000;
const askWithin = 3000;
/** The answer to a statement may be on its way while the server is asked about it, once. */
const looksUntilCut = 2;

/** Starts to watch. `connection` is where a question about the others goes. */
export function watchSilence(connection: pg.ClientConfig): SilenceWatch {
  const lines = new Map<pg.ClientBase, Line>();
  let looking = false;
  const look = async (): Promise<void> => {
    const quiet = quietLines(lines.values(), performance.now());
    if (looking || quiet.length === 0) return;
    looking = true;
    const dead = await deadAmong(quiet, connection).finally(() => (looking = false));
    if (dead.length === 0) return;
    for (const line of dead) line.socket.destroy();
    // Those that wait for nothing are as old as the dead ones: a new connection costs less than finding out.
    for (const line of lines.values()) if (line.waiting === 0) line.socket.destroy();
  };
  const timer = setInterval(() => void look(), lookEvery);
  timer.unref();
  return {
    add: (client) => {
      const line = lineOf(client as pg.Client);
      lines.set(client, line);
      line.socket.once("close", () => lines.delete(client));
    },
    answer: async (client, statement) => {
      const line = lines.get(client);
      if (line === undefined) return await statement;
      if (line.waiting === 0) line.quietSince = performance.now();
      line.waiting += 1;
      return await statement.finally(() => (line.waiting -= 1));
    },
    cutAll: () => {
      for (const { socket } of lines.values()) socket.destroy();
    },
    stop: () => clearInterval(timer),
  };
}

function lineOf(client: pg.Client): Line {
  const { processID } = client as unknown as { processID: number };
  const socket = client.connection.stream as Socket;
  return { socket, pid: processID, waiting: 0, read: 0, quietSince: 0, idleLooks: 0 };
}

/** Those that have waited for long without a byte. */
function quietLines(lines: Iterable<Line>, now: number): readonly Line[] {
  const quiet: Line[] = [];
  for (const line of lines) {
    const { bytesRead } = line.socket;
    if (line.waiting === 0 || bytesRead !== line.read) {
      line.read = bytesRead;
      line.quietSince = now;
      line.idleLooks = 0;
    } else if (now - line.quietSince >= patience) quiet.push(line);
  }
  return quiet;
}

async function deadAmong(quiet: readonly Line[], connection: pg.ClientConfig): Promise<readonly Line[]> {
  const working = await workingProcesses(
    connection,
    quiet.map(({ pid }) => pid),
  );
  if (working === "unknown") return [];
  const now = performance.now();
  if (working === "unreachable") return quiet.filter((line) => now - line.quietSince >= unreachableFor);
  for (const line of quiet) line.idleLooks = working.has(line.pid) ? 0 : line.idleLooks + 1;
  return quiet.filter((line) => line.idleLooks >= looksUntilCut);
}

/**
 * Which of the processes work on a statement now. `unknown` where something between hides the server's processes (a pooler), or the server answers
 * but lets nobody in: then only the time limits of statements hold.
 */
async function workingProcesses(
  connection: pg.ClientConfig,
  pids: readonly number[],
): Promise<ReadonlySet<number> | "unknown" | "unreachable"> {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: askWithin,
    query_timeout: askWithin,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number; state: string; own: boolean }>(
      `select pid, state, pid = pg_backend_pid() as own from pg_stat_activity
       where pid = pg_backend_pid() or (pid = any($1) and usename = current_user and datname = current_database())`,
      [pids],
    );
    const own = rows.find(({ own: isOwn }) => isOwn)?.pid;
    if (own !== (client as unknown as { processID: number }).processID) return "unknown";
    return new Set(rows.filter(({ state }) => state === "active").map(({ pid }) => pid));
  } catch (error) {
    return error instanceof pg.DatabaseError ? "unknown" : "unreachable";
  } finally {
    (client.connection.stream as Socket).destroy();
  }
}
