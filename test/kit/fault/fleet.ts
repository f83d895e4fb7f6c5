/** Several processes of one room on one PostgreSQL, each as an operator starts it; any of them is killed and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { program } from "../command/program.ts";

/** What one process is started with. */
type FleetMember = { readonly kind: "serve" | "work"; readonly port: number };

/** The processes. */
export type Fleet = {
  /** Starts a member and resolves when it answers, or says that it works. */
  readonly start: (at: number) => Promise<void>;
  /** Kills a member outright. */
  readonly kill: (at: number) => Promise<void>;
  /** Ends every member by a signal; gives the exit statuses and the longest time in milliseconds. */
  readonly stop: () => Promise<{ readonly codes: readonly (number | null)[]; readonly longest: number }>;
  readonly printed: () => string;
  /** The ids of those that run. */
  readonly pids: () => readonly number[];
};

/** A fleet of which nothing runs yet. */
export function fleet(
  members: readonly FleetMember[],
  { args, env }: { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> },
): Fleet {
  const running = new Map<number, ChildProcess>();
  let printed = "";
  const start = async (at: number): Promise<void> => {
    const { kind, port } = members[at] ?? { kind: "work", port: 0 };
    const own = kind === "serve" ? ["--port", String(port), "--no-work"] : [];
    const child = spawn(process.execPath, [program, kind, ...args, ...own], {
      env: { ...process.env, BONGSU_LOG_LEVEL: "warn", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.set(at, child);
    const ready = Promise.withResolvers<void>();
    let said = "";
    child.stdout.on("data", (part) => {
      said += String(part);
      printed += `${kind} ${at}: ${String(part)}`;
      if (said.includes("Ctrl-C")) ready.resolve();
    });
    child.stderr.on("data", (part) => (printed += `${kind} ${at}: ${String(part)}`));
    child.once("exit", (code) =>
      ready.reject(new Error(`${kind} ${at} ended with ${code}: ${said} ${printed}`)),
    );
    await ready.promise;
  };
  const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exit = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    child.kill(signal);
    return await exit;
  };
  return {
    start,
    kill: async (at) => {
      const child = running.get(at);
      running.delete(at);
      if (child !== undefined) await ended(child, "SIGKILL");
    },
    stop: async () => {
      const begun = performance.now();
      const codes = await Promise.all([...running.values()].map(async (one) => await ended(one, "SIGTERM")));
      return { codes, longest: performance.now() - begun };
    },
    printed: () => printed,
    pids: () => [...running.values()].flatMap(({ pid }) => pid ?? []),
  };
}
