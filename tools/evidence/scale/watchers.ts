/** Watchers of the picture and an organisation that answers: how long an answer takes with nobody watching, and with very many while the picture moves. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { Room } from "#edge/http/room.ts";
import { startServer } from "#edge/http/server.ts";
import type { Store } from "#store/sql.ts";
import { quantile } from "../../bench/bench-line.ts";
import type { Received } from "./watch.ts";
import type { ScaleTokens } from "./world.ts";

type WatchedRoom = {
  readonly store: Store;
  readonly owner: pg.Pool;
  readonly room: Room;
  readonly tokens: ScaleTokens;
  readonly directive: string;
};

const answers = 40;
/** How often a directive's numbers move; in a room each of them does at most once a minute. */
const moveEvery = 5000;

/** The two medians, and what the watchers received. */
export async function watchersEvidence({ owner, room, tokens, directive }: WatchedRoom): Promise<string> {
  const watchers = Number(process.env.BONGSU_WATCHERS ?? 1000);
  const server = await startServer(room, { host: "127.0.0.1", port: 0 });
  const base = `http://127.0.0.1:${server.port}`;
  const moving = new AbortController();
  const move = async (): Promise<void> => {
    while (!moving.signal.aborted) {
      await owner.query(
        "update bongsu.picture_cell set closed = closed + 1, unknown = greatest(0, unknown - 1) where directive = $1",
        [directive],
      );
      room.bus.changed();
      await wait(moveEvery);
    }
  };
  const moves = move();
  const alone = await medianAnswer(base, { tokens, directive }, "alone");
  const child = fork(join(import.meta.dirname, "watch.ts"), [base, tokens.chair, String(watchers)]);
  const received = async (): Promise<Received> => {
    child.send("report");
    const [message] = (await once(child, "message")) as [Received];
    return message;
  };
  await wait(15_000);
  const before = await received();
  const began = performance.now();
  const watched = await medianAnswer(base, { tokens, directive }, "watched");
  const seconds = (performance.now() - began) / 1000;
  moving.abort();
  await moves;
  const after = await received();
  child.kill();
  await server.close();
  const events = after.events - before.events;
  const bytes = Math.round((after.bytes - before.bytes) / Math.max(1, events));
  return `An answer (p50 of ${answers}) with nobody watching ${alone.toFixed(1)} ms; with ${after.open} watchers of the picture, of which a directive moves every ${moveEvery / 1000} s, ${watched.toFixed(1)} ms: ${(watched / alone).toFixed(2)} times. Each watcher received ${(events / watchers / seconds).toFixed(2)} events a second of ${bytes} bytes.`;
}

async function medianAnswer(
  base: string,
  { tokens, directive }: Pick<WatchedRoom, "tokens" | "directive">,
  round: string,
): Promise<number> {
  const headers = { authorization: `Bearer ${tokens.organization}`, "content-type": "application/json" };
  const times: number[] = [];
  for (let n = 0; n < answers; n++) {
    const counts = { affected: n + 1, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };
    const body = JSON.stringify({ revision: 1, counts, once: `${round}-${n}` });
    const began = performance.now();
    const answer = await fetch(`${base}/api/tasks/${directive}/answer`, { method: "POST", headers, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`an answer was refused: ${answer.status} ${text}`);
    times.push(performance.now() - began);
    await wait(150);
  }
  return quantile(times, 0.5);
}
