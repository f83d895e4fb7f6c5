/**
 * A pack builder in a thread of its own, so that building holds up no request. A thread lives for one pack: what it took comes back when it
 * ends, and one that runs out of memory ends alone.
 */
import { type PackThreadRequest, type PackThreadResponse } from "#main/packs/pack-messages.ts";
import { once } from "node:events";
import type { PackBuilder } from "#core/pack/build/builder.ts";
import { endWorker, startWorker } from "#edge/http/work/worker-thread.ts";

const mostMegabytes = 2048;

/** Opens a builder in a new thread. */
export function threadedBuilder(ecosystem: string): PackBuilder {
  const script = new URL("./pack-worker.ts", import.meta.url);
  const worker = startWorker(script, {
    workerData: ecosystem,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  // What ends a thread early is told by the question at hand; between questions it is told by the next.
  worker.on("error", () => undefined);
  const ended = new AbortController();
  worker.once("exit", () => ended.abort());

  async function ask<K extends PackThreadResponse["kind"]>(
    question: PackThreadRequest,
    kind: K,
  ): Promise<Extract<PackThreadResponse, { kind: K }>> {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no target origin
    worker.postMessage(question);
    const [answer] = (await once(worker, "message", { signal: ended.signal })) as [PackThreadResponse];
    if (answer.kind === kind) return answer as Extract<PackThreadResponse, { kind: K }>;
    throw new Error(answer.kind === "failed" ? answer.message : `the thread answered ${answer.kind}`);
  }

  return {
    add: async (records) => void (await ask({ kind: "add", records }, "added")),
    build: async (context) => (await ask({ kind: "build", context }, "built")).built,
    deltaFrom: async (base) => (await ask({ kind: "delta", base }, "delta")).delta,
    close: async () => await endWorker(worker),
  };
}
