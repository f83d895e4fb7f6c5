/** Work for those who say no name, done in a thread of its own and given up when the flood is over: what is asked grows with the flood, and nobody here waits for ever. */
import { Worker } from "node:worker_threads";

/** Shows work for a call; `null` once it is over. */
export type Workshop = {
  readonly pass: () => Promise<Readonly<Record<string, string>> | null>;
  readonly end: () => Promise<void>;
};

/** A workshop for calls of one report at this room; one challenge after another. */
export function openWorkshop(origin: string, priority: "usual" | "behind"): Workshop {
  const worker = new Worker(new URL("./work-worker.ts", import.meta.url), { workerData: priority });
  const over = Promise.withResolvers<null>();
  let before: Promise<unknown> = Promise.resolve();
  const pass = async (): Promise<Readonly<Record<string, string>> | null> => {
    const response = await fetch(`${origin}/api/findings/work`);
    if (!response.ok) return {};
    const { challenge, bits } = (await response.json()) as { challenge: string; bits: number };
    const { promise, resolve } = Promise.withResolvers<number>();
    worker.once("message", resolve);
    worker.postMessage({ challenge, bits }, []);
    const nonce = await Promise.race([promise, over.promise]);
    return nonce === null ? null : { "x-bongsu-work": `${challenge} ${nonce}` };
  };
  return {
    pass: async () => {
      const mine = before.then(pass);
      before = mine.catch(() => undefined);
      return await Promise.race([mine, over.promise]);
    },
    end: async () => {
      over.resolve(null);
      await worker.terminate();
    },
  };
}
