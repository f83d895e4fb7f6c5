/** Runs a program from source or an outside command to its end, with all that it wrote. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** A process that has ended. */
export type EndedProcess = { readonly code: number | null; readonly out: string; readonly err: string };

const main = resolve(import.meta.dirname, "../src/main.ts");

/** Runs `bongsu` of this checkout. */
export async function runBongsu(args: readonly string[], cwd?: string): Promise<EndedProcess> {
  return await runCommand(process.execPath, [main, ...args], cwd === undefined ? {} : { cwd });
}

/** Runs a command; never throws for its exit status. Rejects where it cannot be started. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<EndedProcess> {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const [out, err] = [child.stdout, child.stderr].map((stream) => stream.setEncoding("utf8").toArray());
  const code = await new Promise<number | null>((done, failed) =>
    child.once("error", failed).once("close", done),
  );
  return { code, out: ((await out) ?? []).join(""), err: ((await err) ?? []).join("") };
}
