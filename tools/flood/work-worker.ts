/** A thread that works for those who say no name: so the sender's own thread goes on sending, as a browser's does. */
import { hash } from "node:crypto";
import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";

/** A challenge, and how many bits it asks for. */
export type Puzzle = { readonly challenge: string; readonly bits: number };

// Whoever floods has machines of its own; here there is one, and it has to serve the room first.
if (workerData === "behind" && process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);

parentPort?.on("message", ({ challenge, bits }: Puzzle) => {
  for (let nonce = 0; ; nonce += 1)
    if (zeroBits(hash("sha256", `${challenge}.${nonce}`, "buffer")) >= bits)
      return parentPort?.postMessage(nonce, []);
});

function zeroBits(digest: Buffer): number {
  const first = digest.readUInt32BE(0);
  return first === 0 ? 32 + Math.clz32(digest.readUInt32BE(4)) : Math.clz32(first);
}
