/** A room's store without its server: its followers do all the work there is, and what it published goes to an agent by a folder, as by a stick. No test stands here. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { readDirectives } from "#agent/sync/directives.ts";
import { homeOf, type Surroundings, readState } from "#agent/home/agent-folder.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { writePublication } from "#channels/files.ts";
import { publicationOf } from "#main/room/channels.ts";
import { followersOf } from "#main/room/followers.ts";
import { followerNews } from "#store/follower-news.ts";
import { runFollowerOnce } from "#store/journal.ts";
import { publishIndex } from "#stages/dissemination/publication.ts";
import { type Store, system } from "#store/sql.ts";
import { newKey } from "./room/access-room.ts";

const key = newKey();
const publisher = { room: "http://localhost:8420", drill: true, signer: key };
const followers = followersOf(publisher);

/** Followers work until none has anything to do. */
export async function settleFollowers(store: Store): Promise<void> {
  for (let busy = true; busy;) {
    const { concerned, passed } = await followerNews(store, followers);
    busy = passed;
    for (const follower of concerned) busy = (await runFollowerOnce(store, follower)) > 0 || busy;
  }
}

/** Where an agent takes from, and what surrounds it. */
export type StickTransfer = { readonly folder: string; readonly around: Surroundings };

/** What surrounds an agent at an instant (milliseconds): no network that it would use. */
export function aroundAt(clock: () => number): Surroundings {
  return { now: () => new Date(clock()).toISOString(), fetch: globalThis.fetch, write: () => undefined };
}

/** Signs the index at the instant of the agent, writes the publication into the folder and syncs from it, with the room's key as known before; the agent's folder is `agent` within. */
export async function takeFromStick(store: Store, { folder, around }: StickTransfer) {
  await store.write(system, async (tx) => await publishIndex(tx, publisher, around.now()));
  await writePublication(join(folder, "pub"), publicationOf(store), new AbortController().signal);
  const keys = [{ keyid: key.keyid, algorithm: "Ed25519", publicKey: key.publicKey, drill: true }];
  const trust = { document: { type: "bongsu.keys/1", keys } };
  return await syncFrom({ from: folder, dir: join(folder, "agent"), trust, allowExpired: true }, around);
}

/** The same, and what the agent then knows of a directive in force; fails on any finding. */
export async function agentKnows(store: Store, directive: string, taking: StickTransfer) {
  const synced = await takeFromStick(store, taking);
  const home = homeOf(join(taking.folder, "agent"));
  const kept = await readState(home);
  assert.ok(kept !== null);
  const read = await readDirectives(home, kept);
  assert.deepEqual([...synced.findings, ...read.findings], []);
  const document = read.inForce.find(({ id }) => id === directive);
  assert.ok(document !== undefined);
  return { document, moves: read.facts.get(directive)?.moves ?? [], news: synced.moved };
}
