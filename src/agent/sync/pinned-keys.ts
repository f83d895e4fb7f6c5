/** The room's public keys as an agent's folder pins them. Which keys are believed is decided in `publication/trusted-keys.ts`. */
import type { Home } from "#agent/home/agent-folder.ts";
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type RoomKey, roomKeysDocument } from "#core/document/room-keys.ts";
import { readKeys } from "#publication/trusted-keys.ts";

/** The keys pinned in an agent's folder; `null` before the first. */
export async function readPinned(home: Home): Promise<readonly RoomKey[] | null> {
  const read = await readJsonFile(home.roomKeys);
  if (!read.ok)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.unreadable", { path: home.roomKeys }));
  return read.value === null ? null : await readKeys(read.value);
}

/** Stores keys as the ones to believe from now on. */
export async function pinRoomKeys(home: Home, keys: readonly RoomKey[]): Promise<void> {
  await writeJson(home.roomKeys, roomKeysDocument(keys));
}
