/** A thread can be ended at any moment, also before it has begun, and is gone then; so can all of them with their process. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { endWorker, startWorker } from "./worker-thread.ts";

const script = new URL("data:text/javascript,import 'node:worker_threads'; setInterval(() => {}, 1000)");

test("a thread that is ended at once, and one that runs, are gone afterwards", async () => {
  const early = Array.from({ length: 3 }, () => startWorker(script));
  for (const worker of early) worker.unref();
  await Promise.all(early.map(endWorker));
  assert.ok(early.every(({ threadId }) => threadId === -1));
  const running = startWorker(script);
  await new Promise<void>((resolve) => running.once("online", () => resolve()));
  await endWorker(running);
  await endWorker(running);
  assert.equal(running.threadId, -1);
});

/** A process that ends threads while they load their modules, some of them as it ends itself, and then starts one more. */
const endingProcess = `
import { setTimeout as pause } from "node:timers/promises";
import { endWorker, endWorkers, startWorker } from ${JSON.stringify(new URL("./worker-thread.ts", import.meta.url).href)};
const script = new URL(${JSON.stringify(new URL("./call-worker.ts", import.meta.url).href)});
const workerData = { compiled: null, urgent: true, connection: { host: "/nowhere" } };
const start = () => startWorker(script, { workerData });
for (const after of [50, 150, 300, 500, 800]) {
  const threads = [start(), start(), start()];
  await pause(after);
  if (after < 800) await Promise.all(threads.map(endWorker));
}
await endWorkers();
try {
  start();
} catch (error) {
  console.log(error.code);
}
process.exit(0);`;

test("a process ends with threads that have not loaded all of their modules, and starts none afterwards", async () => {
  const child = spawn(process.execPath, ["--eval", endingProcess], { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (printed += String(part)));
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  assert.deepEqual([code, signal, printed.trim()], [0, null, "unavailable"]);
});
