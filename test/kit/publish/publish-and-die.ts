/** A process that publishes what is due and is killed by SIGKILL before a statement of a transaction that writes, or after its commit. What it is given comes on standard input; no test stands here. */
import { json } from "node:stream/consumers";
import { publishDueAdvisories } from "#edge/own-advisory/publish-due.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { aroundTransactions } from "#store/around-transactions.ts";
import type { Connection } from "#store/connection.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { openStore, type Tx } from "#store/sql.ts";

/** What such a process is given. */
export type PublishAndDie = {
  readonly connection: Connection;
  /** Where the room's keys are. */
  readonly data: string;
  readonly origin: string;
  /** The key that opens what was approved. */
  readonly holder: { readonly keyid: string; readonly seed: string };
  readonly now: string;
  /** Before which statement it is killed, counted from 0; where there are fewer, after the commit. */
  readonly statement: number;
};

const given = (await json(process.stdin)) as PublishAndDie;
const now = (): Date => new Date(given.now);
const store = await openStore(given.connection, now);
const unlocked = new UnlockedKeys(now);
const { keyid, seed } = given.holder;
unlocked.unlock({ office: null, holder: { keyid, seed: Uint8Array.fromHex(seed) }, until: null });
const { signer } = await loadRoomKey(given.data, true);

function die(): never {
  process.kill(process.pid, "SIGKILL");
  // Nothing more is done, however long the signal takes.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

let left = given.statement;
const count = (): void => {
  if (left-- <= 0) die();
};
const counted = (tx: Tx): Tx => ({
  ...tx,
  rows: async (query) => (count(), await tx.rows(query)),
  first: async (query) => (count(), await tx.first(query)),
  run: async (query) => (count(), await tx.run(query)),
});
const dying = aroundTransactions(store, async (mode, run) => await (mode === "read" ? run() : run(counted)));
const publisher = { room: given.origin, drill: true, signer };
const failed = (what: string, error: unknown): void => console.error(what, error);
await publishDueAdvisories(dying, { publisher, version: "0.0.0-test", unlocked, failed }, given.now);
die();
