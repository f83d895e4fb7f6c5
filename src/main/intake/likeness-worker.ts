/** The start of the thread that holds reports' traits and finds which are alike: an index an office, below the priority of those who answer. */
import { parentPort } from "node:worker_threads";
import { goBehindOthers } from "#edge/http/work/behind-others.ts";
import { openLikeness } from "#main/intake/likeness.ts";

goBehindOthers();
const likeness = openLikeness();
parentPort?.on("message", (question: Parameters<typeof likeness.answer>[0]) => {
  parentPort?.postMessage(likeness.answer(question), []);
});
