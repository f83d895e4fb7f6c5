/** `bongsu drill` on the room's own machine: joins the replay with the drill world and with what only this machine can give. */
import { parseArgs } from "node:util";
import { runDrill } from "#cli/drill.ts";
import { dateOf } from "#core/policy/clock.ts";
import type { Io } from "#main/commands.ts";
import { environment, roomConfig } from "#main/config.ts";
import { openBeside } from "#main/open-room.ts";
import { drillTokens, registerDrillKeys } from "#stages/registry/drill-access.ts";
import { drillScene } from "#stages/registry/world/drill.ts";
import { system, type Tx } from "#store/sql.ts";

/** Runs the drill against the room at `--room` whose data lie at `--data`. */
export async function drill(args: readonly string[], io: Io): Promise<number> {
  const config = roomConfig(["--data", dataOf(args)], process.env);
  const room = process.env[environment.room] ?? "http://localhost:8420";
  return await runDrill(args, {
    room,
    scene: drillScene(dateOf(new Date().toISOString())),
    access: {
      tokens: async () => await atRoom(config, async (tx) => await drillTokens(tx, new Date())),
      registerKeys: async (keys) => await atRoom(config, async (tx) => await registerDrillKeys(tx, keys)),
    },
    fetch: globalThis.fetch,
    now: () => new Date(),
    write: io.write,
  });
}

function dataOf(args: readonly string[]): string {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { data: { type: "string", default: "./data" } },
  });
  return String(values.data);
}

async function atRoom<T>(config: ReturnType<typeof roomConfig>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { store, close } = await openBeside(config);
  try {
    return await store.write(system, work);
  } finally {
    await close();
  }
}
