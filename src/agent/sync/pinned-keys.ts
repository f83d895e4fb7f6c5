/**
 * What an agent's folder remembers of whom it follows, apart from its state, so that a state that is lost forgets neither: the room's public keys, and the newest index
 * that was believed. Which keys are believed is decided in `publication/trusted-keys.ts`.
 */
import { existsSync } from "node:fs";
import type { Home } from "#agent/home/agent-folder.ts";
import { readJsonFile, writeFileAtomically, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { member, textMember } from "#core/input/json.ts";
import { type RoomKey, roomKeysDocument } from "#core/document/room-keys.ts";
import { readKeys } from "#publication/trusted-keys.ts";
import type { OpenedIndex, TrustedIndex } from "#publication/verified-index.ts";

/** The keys pinned in an agent's folder; `null` before the first. */
export async function readPinned(home: Home): Promise<readonly RoomKey[] | null> {
  const read = await readJsonFile(home.roomKeys);
  if (!read.ok)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.unreadable", { path: home.roomKeys }));
  return read.value === null ? null : await readKeys(read.value);
}

/** Whether the folder followed a room before: keys that are not there any more were pinned once, and are not taken from the network anew. */
export function hasFollowed({ state, directives, ecosystems, newestIndex }: Home): boolean {
  return [state, directives, ecosystems, newestIndex].some((path) => existsSync(path));
}

/** The newest index that was believed here; `null` where none was, or an older program was last here. */
export async function readNewestIndex(home: Home): Promise<TrustedIndex | null> {
  const read = await readJsonFile(home.newestIndex);
  if (read.ok && read.value === null) return null;
  const value = read.ok ? read.value : null;
  const [room, digest, expires] = ["room", "digest", "expires"].map((name) => textMember(value, name));
  const [drill, sequence] = [member(value, "drill"), member(value, "sequence")];
  if (!room || !digest || !expires || typeof drill !== "boolean" || typeof sequence !== "number")
    throw new MessageRefusal("set-up-failed", (t) => t("agent.unreadable", { path: home.newestIndex }));
  return { room, digest, expires, drill, sequence };
}

/** Remembers an index as the newest. */
export async function writeNewestIndex(home: Home, { index, digest, bytes }: OpenedIndex): Promise<void> {
  const { room, drill, sequence, expires } = index;
  await writeJson(home.newestIndex, {
    type: "bongsu.newest-index/1",
    room,
    drill,
    sequence,
    digest,
    expires,
  });
  await writeFileAtomically(home.signedIndex, bytes);
}

/** Stores keys as the ones to believe from now on. */
export async function pinRoomKeys(home: Home, keys: readonly RoomKey[]): Promise<void> {
  await writeJson(home.roomKeys, roomKeysDocument(keys));
}
