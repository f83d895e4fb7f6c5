/** The start of a thread that reads reports: one at a time, below the priority of those who answer. */
import { parentPort } from "node:worker_threads";
import { goBehindOthers } from "#edge/http/work/behind-others.ts";
import { readForGates } from "#main/intake/read-report.ts";

goBehindOthers();
parentPort?.on("message", (bytes: Uint8Array) => {
  void readForGates(bytes).then((report) => parentPort?.postMessage(report, []));
});
