/** The handler of the room's status. */
import type { Handlers } from "#edge/http/handler.ts";
import { newestIndexHead } from "#stages/dissemination/queries.ts";
import { roomProcesses } from "#store/state/processes.ts";
import { system } from "#store/sql.ts";
import { channelStates, followerStates } from "#store/state/work-state.ts";

export const statusHandlers: Handlers<"roomStatus"> = {
  roomStatus: async ({ room }) => {
    const conditions = room.health?.conditions() ?? [];
    const work = await room.store.read(system, async (tx) => ({
      followers: await followerStates(tx),
      channels: await channelStates(tx),
      processes: await roomProcesses(tx),
      publication: (await newestIndexHead(tx)) ?? null,
    }));
    return { version: room.version, at: room.now().toISOString(), conditions, ...work };
  },
};
