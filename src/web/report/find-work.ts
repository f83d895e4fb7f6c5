/** Finds the number that a challenge asks for, in a worker: the page stays at hand meanwhile, and says how far it is. */
import { workAddress } from "virtual:work-worker";

type Challenge = { readonly challenge: string; readonly bits: number };

/** The number; `step` is told which part of the work that is to be expected is done. */
export async function findWork(
  { challenge, bits }: Challenge,
  step: (share: number) => void,
  stopped: AbortSignal,
): Promise<number> {
  const worker = new Worker(trustedAddress() as string);
  try {
    return await new Promise<number>((resolve, reject) => {
      worker.addEventListener(
        "message",
        ({ data }: MessageEvent<{ nonce: number | null; tried: number }>) => {
          if (data.nonce === null) step(Math.min(0.99, data.tried / 2 ** bits));
          else resolve(data.nonce);
        },
      );
      worker.addEventListener("error", () => reject(new Error("the worker did not start")));
      stopped.addEventListener("abort", () => reject(new Error("stopped")), { once: true });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
      worker.postMessage({ challenge, bits });
    });
  } finally {
    worker.terminate();
  }
}

type Policy = { readonly createScriptURL: (address: string) => unknown };
type Factory = {
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: () => string }) => Policy;
};

let policy: Policy | undefined;

/** The worker's address in the form that `require-trusted-types-for` asks for; no other address can get it. */
function trustedAddress(): unknown {
  const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;
  policy ??= factory?.createPolicy("bongsu-work", { createScriptURL: () => workAddress });
  return policy === undefined ? workAddress : policy.createScriptURL("");
}
