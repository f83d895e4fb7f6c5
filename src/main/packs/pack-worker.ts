/** The thread of `pack-thread.ts`: one builder, answering one question after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { crc32 } from "node:zlib";
import { packBuilder } from "#core/pack/build/builder.ts";
import type { PackThreadResponse, PackThreadRequest } from "#main/packs/pack-messages.ts";

const builder = packBuilder(String(workerData), crc32);

parentPort?.on("message", (question: PackThreadRequest) => {
  answerTo(question).then(say, (error: unknown) => say({ kind: "failed", message: String(error) }));
});

function say(answer: PackThreadResponse): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the thread's only listener is its owner
  parentPort?.postMessage(answer);
}

async function answerTo(question: PackThreadRequest): Promise<PackThreadResponse> {
  if (question.kind === "delta") return { kind: "delta", delta: await builder.deltaFrom(question.base) };
  if (question.kind === "build") return { kind: "built", built: await builder.build(question.context) };
  await builder.add(question.records);
  return { kind: "added" };
}
