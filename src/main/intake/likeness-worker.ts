/** The start of the thread that holds reports' traits and finds which are alike: an index an office, below the priority of those who answer. */
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { openLikeness } from "#main/intake/likeness.ts";

if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const likeness = openLikeness();
parentPort?.on("message", (question: Parameters<typeof likeness.answer>[0]) => {
  parentPort?.postMessage(likeness.answer(question), []);
});
