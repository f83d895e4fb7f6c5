/** What a stranger waits for: the whole file of an order judged, at the first call of a process and afterwards; and a publication as a bundle, beside a plain copy of its files. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exportBundle } from "#agent/sync/export-bundle.ts";
import { verifyBundle } from "#agent/sync/verify-bundle.ts";
import { judgeOrder, orderDocument, readOrderFile } from "#core/roster/order.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { orderWorld } from "#test/kit/order/order-world.ts";
import { makeRoom, sha256, withIndex, writePublication } from "#test/kit/room/test-publication.ts";
import { judgedInTabs } from "./order-in-tab.ts";
import { type Bench, type BenchLine, rate, type Section, shown, timed } from "./bench-line.ts";

/** Orders and bundles. */
export const trustSection: Section = { run };

async function run(bench: Bench): Promise<readonly BenchLine[]> {
  return [...(await judging()), ...(await carrying(bench))];
}

/** Milliseconds for the whole file of an order: under Node by processor time, in a tab by the clock. */
const [goal, tabGoal] = [10, 150];

/** Processor time of this process: on a shared machine it says more than the time that passed. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function judging(): Promise<readonly BenchLine[]> {
  const world = await orderWorld(true);
  const bytes = canonicalBytes(orderDocument(await world.order()));
  const judge = async (): Promise<void> => {
    const file = readOrderFile(bytes);
    const judged = file.ok ? await judgeOrder(file.value, world.pin) : file;
    if (!judged.ok) throw new Error("the order is not in force");
  };
  const times: number[] = [];
  for (let i = 0; i < 60; i++) times.push(await processorTime(judge));
  const warm = times.slice(10).toSorted((a, b) => a - b)[25] ?? 0;
  const [fresh, kept] = firstCalls(bytes, world.pin);
  return [
    orderLine("an order's whole file judged (median, processor time)", warm),
    orderLine(
      "the same, the first call of a process, compiled code kept as bongsu keeps it (median of 11)",
      kept,
    ),
    orderLine("the same, of the first process ever, which compiles it (median of 11)", fresh),
    ...(await judgingInTabs(bytes, world.pin)),
  ];
}

async function judgingInTabs(bytes: Uint8Array, pin: object): Promise<readonly BenchLine[]> {
  const times = await judgedInTabs(bytes, pin);
  if (times === null) return [];
  const { first, later, browser } = times;
  return [
    orderLine(`the same, the first call of a tab (median of 7, ${browser})`, first, tabGoal),
    orderLine("the same, later calls of a tab", later, tabGoal),
  ];
}

function orderLine(what: string, ours: number, most = goal): BenchLine {
  const line = { what, ours: shown(ours), rival: "", theirs: "", ratio: "" };
  return { ...line, budget: `≤ ${most} ms`, met: ours <= most };
}

/** The first calls of processes, each with nothing compiled before, and each with what an earlier one compiled (`bin/bongsu.mjs` keeps it). */
function firstCalls(bytes: Uint8Array, pin: object): readonly [fresh: number, kept: number] {
  const cache = mkdtempSync(join(tmpdir(), "bongsu-bench-compiled-"));
  try {
    firstCall(bytes, pin, { NODE_COMPILE_CACHE: cache });
    const median = (env: NodeJS.ProcessEnv): number =>
      Array.from({ length: 11 }, () => firstCall(bytes, pin, env)).toSorted((a, b) => a - b)[5] ?? Number.NaN;
    return [median({ NODE_DISABLE_COMPILE_CACHE: "1" }), median({ NODE_COMPILE_CACHE: cache })];
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** In a process of its own, whose modules are loaded, and whose threads are done with that, before the clock starts. */
function firstCall(bytes: Uint8Array, pin: object, compiled: NodeJS.ProcessEnv): number {
  const order = fileURLToPath(new URL("../../src/core/roster/order.ts", import.meta.url));
  const script = `
    const { judgeOrder, readOrderFile } = await import(${JSON.stringify(order)});
    const bytes = Buffer.from(process.env.ORDER, "base64");
    await new Promise((resume) => setTimeout(resume, 100));
    const before = process.cpuUsage();
    const file = readOrderFile(bytes);
    const judged = await judgeOrder(file.value, JSON.parse(process.env.PIN));
    const { user, system } = process.cpuUsage(before);
    if (!judged.ok) throw new Error("the order is not in force");
    console.log((user + system) / 1000);`;
  const order64 = { ORDER: Buffer.from(bytes).toString("base64"), PIN: JSON.stringify(pin) };
  const env = { ...process.env, ...order64, ...compiled };
  const args = ["--input-type=module", "-e", script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

/** A publication of large packs: written and checked as a bundle, and copied with `cp -r`. */
async function carrying({ sized }: Bench): Promise<readonly BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-bench-bundle-"));
  try {
    const room = await makeRoom();
    const size = sized(256 * 1_048_576);
    const packs = Array.from({ length: 4 }, () => randomBytes(Math.ceil(size / 4)));
    const files = new Map(packs.map((bytes) => [`packs/${sha256(bytes)}.pack`, bytes] as const));
    const [from, copy, out] = [join(folder, "pub"), join(folder, "copy"), join(folder, "bundle")];
    await writePublication(from, await withIndex(room, { sequence: 1 }, files));
    const now = () => "2026-05-14T00:00:00Z";
    const surroundings = { now, fetch, write: () => undefined };
    const summary = () => "DRILL";
    const copied = await timed(async () => await Promise.resolve(cpSync(from, copy, { recursive: true })));
    const wish = { from, since: undefined, out, summary };
    const written = await timed(async () => await exportBundle(wish, surroundings));
    const trust = { document: room.keys };
    const toVerify = { path: out, dir: undefined, trust, allowExpired: true, summary };
    const verified = await timed(async () => await verifyBundle(toVerify, surroundings));
    const perSecond = (took: number): number => size / 1_048_576 / (took / 1000);
    const beside = { rival: "cp -r, not made durable", theirs: perSecond(copied.took) };
    return [
      rate("MiB of a publication written as a bundle, durable", { ours: perSecond(written.took), ...beside }),
      rate("MiB of a bundle checked", { ours: perSecond(verified.took), ...beside }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
