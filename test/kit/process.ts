/** A room as its own process, as an operator starts it: for tests that stop and kill it. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "./command/program.ts";

/** A room process: where it answers, what it printed, and the two ways to end it. */
export type RoomProcess = {
  readonly origin: string;
  readonly printed: () => string;
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** A free port on the loopback address. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A fresh data folder that the database's user can enter; `remove` ends a database that outlived its room. */
export function dataFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "bongsu-room-"));
  chmodSync(path, 0o755);
  return {
    path,
    remove: () => {
      endDatabase(path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function endDatabase(data: string): void {
  try {
    const pid = readFileSync(join(data, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0];
    process.kill(Number(pid), "SIGQUIT");
  } catch {
    return;
  }
}

/** Starts `bongsu serve` and resolves once `/healthz` answers 200 and the greeting is printed. Rejects with what it printed when it ends before. */
export async function startProcess(
  data: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<RoomProcess> {
  const child = spawn(process.execPath, [program, "serve", "--data", data, "--port", String(port)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += String(chunk)));
  const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const origin = `http://localhost:${port}`;
  await untilHealthy(child, origin, () => printed);
  while (child.exitCode === null && !printed.includes("Ctrl-C"))
    await new Promise((next) => setTimeout(next, 10));
  return {
    origin,
    printed: () => printed,
    stop: async (signal) => {
      child.kill(signal);
      return await ended;
    },
  };
}

async function untilHealthy(child: ChildProcess, origin: string, printed: () => string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    if (child.exitCode !== null) throw new Error(`the room ended with ${child.exitCode}: ${printed()}`);
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((next) => setTimeout(next, 25));
  }
  child.kill("SIGKILL");
  throw new Error(`the room was not healthy within 60 s: ${printed()}`);
}

/** Runs a command of the program to its end. */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, out, err };
}
