/** A command of the agent as a person or a script meets it, run in the test's own process: how it ends and what it writes. */
import type { CheckIo } from "#cli/check/check.ts";
import { withColours } from "#cli/colour.ts";
import type { Advisory } from "#core/advisory.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { readFeed } from "#main/feed/read-feed.ts";

/** How a command ended, and what it wrote, without colours. */
export type CommandRun = { readonly code: number; readonly out: string; readonly error: string };

/** What is around it, where it is not the usual: an instant in May 2026, feeds that are read from files, nobody to ask. */
export type CommandSurroundings = Partial<Pick<CheckIo, "env" | "ask" | "readFeed" | "columns" | "stdin">> & {
  readonly now?: string;
};

type RunnableCommand = (args: readonly string[], io: CheckIo) => Promise<number>;

/** Runs a command with these arguments. Refusals are thrown. */
export async function runCommand(
  command: RunnableCommand,
  args: readonly string[],
  around: CommandSurroundings = {},
): Promise<CommandRun> {
  const written = { out: "", error: "" };
  const code = await command(args, terminalOf(written, around));
  return { code, ...written };
}

/** The same as a shell sees it: a refusal ends with 2 and is written. */
export async function runToEnd(
  command: RunnableCommand,
  args: readonly string[],
  around: CommandSurroundings = {},
): Promise<CommandRun> {
  const written = { out: "", error: "" };
  const code = await command(args, terminalOf(written, around)).catch((error: unknown) => {
    written.error += String(error);
    return 2;
  });
  return { code, ...written };
}

function terminalOf(
  written: { out: string; error: string },
  { now = "2026-05-14T01:00:00Z", ...around }: CommandSurroundings,
): CheckIo {
  return {
    env: {},
    ask: null,
    readFeed,
    ...around,
    write: (text) => void (written.out += withColours(text, false)),
    error: (text) => void (written.error += text),
    surroundings: { now: () => now, fetch: globalThis.fetch, write: () => undefined },
    version: "0.1.0",
  };
}

/** A feed of these advisories, whatever paths it is asked for; then of what else is given. */
export function feedOf(
  advisories: readonly Advisory[],
  more: readonly ImportRecord[] = [],
): CheckIo["readFeed"] {
  return async function* read(paths) {
    const origin = { format: "osv", path: paths[0] ?? "", position: "", sha256: "" };
    for (const advisory of advisories) {
      const { id } = advisory;
      const record = { kind: "advisory" as const, key: id, id, advisory, sharing: null, unknown: {} };
      yield { kind: "advisory", origin, record, content: "", source: "", remarks: [] };
    }
    yield* more;
  };
}
