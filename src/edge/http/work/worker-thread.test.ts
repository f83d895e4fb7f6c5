/** A thread can be ended at any moment, also before it has begun, and is gone then. */
import assert from "node:assert/strict";
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
