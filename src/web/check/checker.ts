/** The worker as a function: a file in, an outcome out. It holds the limits of size and time, and begins again after a worker was ended. */
import { workerAddress } from "virtual:check-worker";
import type { Finding } from "#core/problem.ts";
import type { Examined } from "#web/check/examination-result.ts";
import type { ProgressListener } from "#web/check/examine.ts";
import type { FromWorker, ToWorker } from "#web/check/messages.ts";
import type { Publication } from "#web/check/publication.ts";

/** How a check ended. */
export type CheckOutcome =
  | { readonly kind: "examined"; readonly examined: Examined; readonly sha256: string }
  | { readonly kind: "unreadable"; readonly findings: readonly Finding[] }
  | { readonly kind: "too-large" | "too-slow" | "broke" | "stopped" };

export type Checker = {
  /** Resolves when the worker has its packs and needs the network no more. */
  readonly ready: Promise<void>;
  /** One file at a time; a second one ends the first with `stopped`. */
  readonly examine: (file: File, step: ProgressListener) => Promise<CheckOutcome>;
  /** Ends the file that runs. */
  readonly stop: () => void;
  /** Ends the worker for good. */
  readonly close: () => void;
};

/** Bytes of a file that are read at most. */
const largestFile = 50 * 1024 * 1024;
const longestWork = 60_000;

/** A checker over a publication. */
export function openChecker(publication: Publication): Checker {
  let worker = started(publication);
  let end: (outcome: CheckOutcome) => void = () => undefined;

  function restart(): void {
    worker.script.terminate();
    worker = started(publication);
  }

  async function examine(file: File, step: ProgressListener): Promise<CheckOutcome> {
    if (file.size > largestFile) return { kind: "too-large" };
    end({ kind: "stopped" });
    return await new Promise((settled) => {
      const heard = new AbortController();
      const timer = setTimeout(() => end({ kind: "too-slow" }), longestWork);
      end = (outcome) => {
        clearTimeout(timer);
        heard.abort();
        end = () => undefined;
        if (outcome.kind !== "examined" && outcome.kind !== "unreadable") restart();
        settled(outcome);
      };
      listen(worker.script, {
        signal: heard.signal,
        broke: () => end({ kind: "broke" }),
        hear: (message) => {
          if (message.kind === "step") step(message.stage, message.done, message.of);
          else if (message.kind === "broke") end({ kind: "broke" });
          else if (message.kind !== "opened") end(message);
        },
      });
      postToWorker(worker.script, { kind: "examine", file });
    });
  }

  return {
    ready: worker.ready,
    examine,
    stop: () => end({ kind: "stopped" }),
    close: () => {
      end({ kind: "stopped" });
      worker.script.terminate();
    },
  };
}

type Started = { readonly script: Worker; readonly ready: Promise<void> };

function started({ packs, ecosystems, index }: Publication): Started {
  const script = new Worker(trustedAddress() as string);
  const heard = new AbortController();
  const ready = new Promise<void>((opened, broken) => {
    listen(script, {
      signal: heard.signal,
      broke: () => broken(new Error("the worker did not start")),
      hear: ({ kind }) => (kind === "opened" ? opened() : broken(new Error("the packs did not open"))),
    });
  }).finally(() => heard.abort());
  ready.catch(() => undefined);
  postToWorker(script, {
    kind: "open",
    packs: [
      ...packs.map(({ directive, pack, details }) => ({ directive, pack, details })),
      ...ecosystems.map(({ ecosystem, complete, pack, details }) => {
        return { directive: null, ecosystem, complete, pack, details };
      }),
    ],
    index: { issuedAt: index.issuedAt, expires: index.expires },
  });
  return { script, ready };
}

type WorkerListener = {
  readonly signal: AbortSignal;
  readonly hear: (message: FromWorker) => void;
  readonly broke: () => void;
};

function listen(script: Worker, { signal, hear, broke }: WorkerListener): void {
  script.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => hear(data), { signal });
  script.addEventListener("error", broke, { signal });
  script.addEventListener("messageerror", broke, { signal });
}

function postToWorker(script: Worker, message: ToWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
  script.postMessage(message);
}

type Policy = { readonly createScriptURL: (address: string) => unknown };
type Rules = { readonly createScriptURL: (address: string) => string };
type Factory = { readonly createPolicy: (name: string, rules: Rules) => Policy };

let policy: Policy | undefined;

/** The worker's address in the form that `require-trusted-types-for` asks for; no other address can get it. */
function trustedAddress(): unknown {
  const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes;
  policy ??= factory?.createPolicy("bongsu-check", { createScriptURL: () => workerAddress });
  return policy === undefined ? workerAddress : policy.createScriptURL("");
}
