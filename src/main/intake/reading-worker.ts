/** The start of a thread that reads reports: one at a time, below the priority of those who answer. */
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { readForGates } from "#main/intake/read-report.ts";

if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
parentPort?.on("message", (bytes: Uint8Array) => {
  void readForGates(bytes).then((report) => parentPort?.postMessage(report, []));
});
