/** The start of a thread that looks for what reports name: one at a time, below the priority of those who answer. */
import { parentPort } from "node:worker_threads";
import { goBehindOthers } from "#edge/http/work/behind-others.ts";
import { lookForNames } from "#main/intake/judge-plausibility.ts";

goBehindOthers();
parentPort?.on("message", (bytes: Uint8Array) => {
  void lookForNames(bytes).then((found) => parentPort?.postMessage(found, []));
});
