/** `bongsu drill` on the room's own machine: joins the replay with the drill world and with what only this machine can give. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { runDrill } from "#cli/drill/drill.ts";
import { dateOf } from "#core/clock/clock.ts";
import type { Terminal } from "#cli/terminal.ts";
import { environment, roomConfigOf } from "#main/room/config.ts";
import { drillRecord } from "#main/room/drill/drill-record.ts";
import { addressOf } from "#main/room/room-lock.ts";
import { withRoom } from "#main/room/open-room.ts";
import { drillTokens, registerDrillKeys } from "#stages/registry/drill-access.ts";
import { readWorld } from "#stages/registry/queries.ts";
import { drillScene } from "#stages/registry/world/drill.ts";
import { runningCluster } from "#store/cluster.ts";

/** Runs the drill against the room whose data lie at `--data`, where it runs or at `--room`. */
export async function drillCommand(args: readonly string[], io: Terminal): Promise<number> {
  const data = dataOf(args);
  const config = roomConfigOf({ data }, process.env);
  if (config.databaseUrl === null && runningCluster(config.data) === null)
    throw new MessageRefusal("not-found", (t) => t("drillCommand.noRoomOn", { data: config.data }));
  const world = await withRoom(data, readWorld);
  const room = process.env[environment.room] ?? addressOf(config);
  const scene = drillScene(dateOf(new Date().toISOString()), world?.name);
  return await runDrill(args, {
    room,
    scene,
    access: {
      tokens: async () =>
        await withRoom(data, async (tx) => await drillTokens(tx, new Date(), scene.suppliers)),
      registerKeys: async (keys) => await withRoom(data, async (tx) => await registerDrillKeys(tx, keys)),
      record: async (directive) => await withRoom(data, async (tx) => await drillRecord(tx, directive)),
    },
    fetch: globalThis.fetch,
    now: () => new Date(),
    write: io.write,
  });
}

function dataOf(args: readonly string[]): string | undefined {
  const { values } = readArguments({
    args,
    strict: false,
    options: { data: { type: "string" } },
  });
  return typeof values.data === "string" ? values.data : undefined;
}
