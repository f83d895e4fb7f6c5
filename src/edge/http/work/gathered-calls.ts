/**
 * Calls that are done together: while some are under way those that come in wait for each other, and are then done at once. A call that comes alone waits for nobody.
 * Where a thread ends in the middle, each of its calls is made by itself, one after another: what ended it hurts nobody else.
 */
import { Unavailable } from "#core/problem.ts";
import type { CallReply, ThreadCall } from "#edge/http/work/thread-messages.ts";

/** What calls are done with. */
type Gathering = {
  /** Does some at once; `null` where the thread ended before it replied. */
  readonly perform: (calls: readonly ThreadCall[]) => Promise<readonly CallReply[] | null>;
  /** Does one by itself. */
  readonly alone: (call: ThreadCall, stopped: AbortSignal) => Promise<CallReply>;
  /** Calls, and bytes of them, that are done at once. */
  readonly most: { readonly calls: number; readonly bytes: number };
};

type GatheredCall = {
  readonly call: ThreadCall;
  readonly stopped: AbortSignal;
  readonly settle: (reply: CallReply | Error) => void;
};

/** Takes calls one by one, and does them together. */
export function gatherCalls(
  gathering: Gathering,
): (call: ThreadCall, stopped: AbortSignal) => Promise<CallReply> {
  const waiting: GatheredCall[] = [];
  let working = false;
  const work = async (): Promise<void> => {
    working = true;
    try {
      while (waiting.length > 0) await doGroup(nextGroup(waiting, gathering.most), gathering);
    } finally {
      working = false;
    }
  };
  return async (call, stopped) => {
    const { promise, resolve, reject } = Promise.withResolvers<CallReply>();
    const settle = (reply: CallReply | Error): void =>
      reply instanceof Error ? reject(reply) : resolve(reply);
    waiting.push({ call, stopped, settle });
    if (!working) void work();
    return await promise;
  };
}

/** The next ones in the order in which they came; whoever has gone is left out. */
function nextGroup(waiting: GatheredCall[], most: Gathering["most"]): readonly GatheredCall[] {
  const group: GatheredCall[] = [];
  let bytes = 0;
  while (group.length < most.calls) {
    const [next] = waiting;
    if (next === undefined) break;
    const length = next.call.sent.body.length;
    if (group.length > 0 && bytes + length > most.bytes) break;
    waiting.shift();
    if (next.stopped.aborted) next.settle(next.stopped.reason as Error);
    else {
      group.push(next);
      bytes += length;
    }
  }
  return group;
}

async function doGroup(group: readonly GatheredCall[], { perform, alone }: Gathering): Promise<void> {
  if (group.length === 0) return;
  const replies = await perform(group.map(({ call }) => call)).catch((error: unknown) => asError(error));
  for (const [at, { call, stopped, settle }] of group.entries()) {
    if (stopped.aborted) settle(stopped.reason as Error);
    else if (replies instanceof Error) settle(replies);
    else if (replies === null) settle(await alone(call, stopped).catch((error: unknown) => asError(error)));
    else settle(replies[at] ?? new Unavailable("The call was not answered; send it again.", 1));
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
