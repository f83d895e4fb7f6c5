/** Calls that are done together: they wait for each other only while some are under way, and what ends one hurts no other. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gatherCalls } from "#edge/http/work/gathered-calls.ts";
import type { CallReply, ThreadCall } from "#edge/http/work/thread-messages.ts";

const call = (mark: number, bytes = 1): ThreadCall => ({
  key: "findingsReceive",
  lane: "reports",
  sent: {
    path: {},
    query: {},
    body: new Uint8Array(bytes).fill(mark),
    idempotencyKey: undefined,
    proof: undefined,
    place: "",
  },
  caller: {},
  at: 0,
});
const markOf = ({ sent }: ThreadCall): number => sent.body[0] ?? 0;
const answerTo = (one: ThreadCall): CallReply => ({ kind: "answer", body: Uint8Array.of(markOf(one)) });
const never = new AbortController().signal;

/** Groups as they were done; each ends when it is let go. */
function recording(most = { calls: 3, bytes: 100 }) {
  const groups: number[][] = [];
  const alone: number[] = [];
  const gates: (() => void)[] = [];
  const gather = gatherCalls({
    most,
    perform: async (calls) => {
      groups.push(calls.map(markOf));
      await new Promise<void>((go) => gates.push(go));
      return calls.some((one) => markOf(one) === 13) ? null : calls.map(answerTo);
    },
    alone: async (one) => {
      alone.push(markOf(one));
      if (markOf(one) === 13) throw new Error("thirteen");
      return answerTo(one);
    },
  });
  const letGo = async (): Promise<void> => {
    gates.shift()?.();
    await new Promise((next) => setImmediate(next));
  };
  return { gather, groups, alone, letGo };
}

describe("calls that are done together", () => {
  it("go at once where nothing is under way, and then in groups in the order in which they came", async () => {
    const { gather, groups, letGo } = recording();
    const answers = [1, 2, 3, 4, 5].map(async (mark) => await gather(call(mark), never));
    for (let round = 0; round < 3; round += 1) await letGo();
    assert.deepEqual(groups, [[1], [2, 3, 4], [5]]);
    const marks = (await Promise.all(answers)).map((one) => (one.kind === "answer" ? one.body[0] : null));
    assert.deepEqual(marks, [1, 2, 3, 4, 5]);
  });

  it("are no more bytes at once than is said, but one of them always", async () => {
    const { gather, groups, letGo } = recording();
    const answers = [call(1), call(2, 60), call(3, 60), call(4, 500)].map(
      async (one) => await gather(one, never),
    );
    for (let round = 0; round < 4; round += 1) await letGo();
    await Promise.all(answers);
    assert.deepEqual(groups, [[1], [2], [3], [4]]);
  });

  it("leave out who has gone, and go on each by itself where the thread ended in the middle", async () => {
    const { gather, groups, alone, letGo } = recording();
    const gone = new AbortController();
    const first = gather(call(1), never);
    const left = gather(call(2), gone.signal);
    const others = [3, 13, 4].map(async (mark) => await gather(call(mark), never));
    gone.abort(new Error("gone"));
    const settled = Promise.allSettled([first, left, ...others]);
    for (let round = 0; round < 2; round += 1) await letGo();
    const states = (await settled).map(({ status }) => status);
    assert.deepEqual(groups, [[1], [3, 13, 4]]);
    assert.deepEqual(alone, [3, 13, 4]);
    assert.deepEqual(states, ["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"]);
  });
});
