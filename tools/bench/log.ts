/** The room's log: entries that were appended to the journal, committed to the log, and published under a durable checkpoint; and a proof at a million entries. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { log } from "#channels/log.ts";
import type { ChannelRoom, LogReader } from "#channels/channel.ts";
import { sha256AtOnce } from "#channels/log-tiles.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { checkpointText } from "#core/log/checkpoint.ts";
import { checkpointSigner } from "#core/log/cosignature.ts";
import { noteText } from "#core/log/note.ts";
import { logProofText, readLogProof, verifyLogProof } from "#core/log/proof.ts";
import {
  inclusionProof,
  leafHashOf,
  noTree,
  partialTiles,
  rootOfEdge,
  tilePath,
  withLeaves,
} from "#core/log/tile.ts";
import { logFollower } from "#stages/log/follow.ts";
import { logEntries, logSize } from "#stages/log/queries.ts";
import { appendEvents, runFollowerOnce } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { databaseTime } from "./database.ts";
import { type Bench, type BenchLine, rate, type Section, shown, timed } from "./bench-line.ts";

/** The log. */
export const logSection: Section = { run };

const origin = "bench.example/pub/log";
const signer = async () => await checkpointSigner(origin, sha256AtOnce(Buffer.from(origin)), "Ed25519");

async function run(bench: Bench): Promise<readonly BenchLine[]> {
  return [...(await appending(bench)), await proving(bench)];
}

/** Facts of one transaction, as a load of organisations or an import makes them. */
const batch = 500;
/** How often a checkpoint is published, in milliseconds, so that one is durable each second. */
const publishEvery = 500;

/** One writes to the journal; beside it, as in a room, another brings what is new into the log and under a checkpoint. */
async function appending({ sized, withDatabase }: Bench): Promise<readonly BenchLine[]> {
  const total = sized(60_000);
  const folder = mkdtempSync(join(tmpdir(), "bongsu-bench-log-"));
  try {
    return await withDatabase(async ({ store, owner }) => {
      const publish = await publisherOf(store, folder);
      const follower = logFollower({ room: "https://bench.example", drill: true });
      const processor = async () =>
        process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000 + (await databaseTime(owner));
      let appended = 0;
      const append = async (): Promise<void> => {
        for (; appended < total; appended += batch)
          await store.write(system, async (tx) => await appendEvents(tx, ...facts(appended)));
      };
      const steps = { follow: async () => await runFollowerOnce(store, follower), publish };
      const before = await processor();
      const { took, value } = await timed(
        async () => await Promise.all([append(), publishing(() => appended >= total, steps)]),
      );
      const spent = ((await processor()) - before) / total;
      return appendingLines({ rate: (total / took) * 1000, longest: Math.max(...value[1]), spent });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type LogSteps = { readonly follow: () => Promise<number>; readonly publish: () => Promise<void> };

/** Brings entries into the log and under checkpoints until the last is there; how long each checkpoint was waited for. */
async function publishing(isOver: () => boolean, { follow, publish }: LogSteps): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let last = performance.now(), over = false; !over;) {
    over = isOver();
    const isDue = () => !over && performance.now() - last >= publishEvery;
    while ((await follow()) > 0) if (isDue()) break;
    if (!over && !isDue()) continue;
    await publish();
    waits.push(performance.now() - last);
    last = performance.now();
  }
  return waits;
}

function facts(from: number): readonly JournalEvent[] {
  return Array.from({ length: batch }, (_, at) => ({
    kind: "token.made",
    token: `t${from + at}`,
    role: "analyst",
  }));
}

function appendingLines({
  rate: ours,
  longest,
  spent,
}: {
  readonly rate: number;
  readonly longest: number;
  readonly spent: number;
}): readonly BenchLine[] {
  const kept = ours >= 10_000 && longest <= 1000;
  const what = `entries in journal, log and a durable checkpoint (longest wait for one ${Math.round(longest)} ms)`;
  // Two processors have two seconds in each; what others take of them does not count here.
  const cost = {
    what: "the same, processor time of 10,000 entries, the database's with it",
    rival: "",
    theirs: "",
    ratio: "",
  };
  return [
    rate(what, { ours, rival: "", theirs: 0 }, { text: "≥ 10,000 entries/s, ≤ 1 s", kept }),
    { ...cost, ours: shown(spent * 10_000), budget: "≤ 2 s", met: spent * 10_000 <= 2000 },
  ];
}

async function publisherOf(store: Store, publicFolder: string): Promise<() => Promise<void>> {
  const key = await signer();
  const settings = log.readSettings({});
  if (!settings.ok) throw new Error("the channel takes no settings");
  const roomLog: LogReader = {
    head: async () => ({ origin, folder: "log", size: await store.read(system, logSize) }),
    entries: async (from, to) => await store.read(system, async (tx) => await logEntries(tx, from, to)),
    signers: async () => await Promise.resolve([key]),
    witnesses: async () => await Promise.resolve([]),
    postToWitness: async () => await Promise.reject(new Error("no witness is asked")),
    awaited: async () => await Promise.resolve([]),
    proved: async () => await Promise.resolve(),
  };
  const room = { publicFolder, roomLog, now: () => new Date() } as unknown as ChannelRoom;
  const send = settings.value(room);
  const message = { key: "bench", payload: {} } as Parameters<typeof send>[0];
  return async () => {
    await send(message, new AbortController().signal);
  };
}

async function proving({ sized }: Bench): Promise<BenchLine> {
  const size = sized(1_000_000);
  const tiles = new Map<string, Uint8Array>();
  let edge = noTree;
  for (let first = 0; first < size; first += 65_536) {
    const entries = Array.from({ length: Math.min(65_536, size - first) }, (_, i) =>
      Buffer.from(`entry ${first + i}`),
    );
    const grown = withLeaves(
      edge,
      entries.map((entry) => leafHashOf(entry, sha256AtOnce)),
      sha256AtOnce,
    );
    for (const tile of grown.full) tiles.set(tilePath(tile), tile.hashes);
    edge = grown.edge;
  }
  for (const tile of partialTiles(edge)) tiles.set(tilePath(tile), tile.hashes);
  const key = await signer();
  const text = checkpointText({ origin, size, root: rootOfEdge(edge, sha256AtOnce) });
  const checkpoint = noteText({ text, signatures: [await key.sign(text, 0)] });
  const index = Math.floor(size / 3);
  const read = async (place: Parameters<typeof tilePath>[0]) =>
    await Promise.resolve(tiles.get(tilePath(place)) ?? null);
  const path = await inclusionProof({ size, hash: sha256AtOnce, read }, index);
  const proof = readLogProof(logProofText({ extra: null, index, path: path ?? [], checkpoint }));
  if (!proof.ok) throw new Error("the proof is not read");
  const policy = { logs: [{ key: key.key, url: null }], witnesses: [], quorum: null };
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const { took, value: result } = await timed(
      async () => await verifyLogProof(proof.value, Buffer.from(`entry ${index}`), policy),
    );
    if (!result.ok) throw new Error("the proof is not good");
    times.push(took);
  }
  const ours = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
  const what = `a proof at ${size} entries checked (median)`;
  return { what, ours: shown(ours), rival: "", theirs: "", ratio: "", budget: "≤ 5 ms", met: ours <= 5 };
}
