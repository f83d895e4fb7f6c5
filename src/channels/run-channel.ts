/**
 * Runs one channel: takes a lease of a message, delivers it outside of any transaction, records the outcome, and goes on. Each channel has a loop of
 * its own, so one that hangs keeps nobody else waiting; its delivery is given up when its time is over.
 */
import { type Channel, PermanentFailure } from "#channels/channel.ts";
import {
  type LeasedMessage,
  leaseMessage,
  mostAttempts,
  recordDelivery,
  recordDeliveryFailure,
  releaseLease,
} from "#store/outbox.ts";
import type { Store } from "#store/sql.ts";
import { wakeUp } from "#channels/wake-up.ts";

/** Who delivers, and who is told of a failure. */
export type ChannelRun = {
  /** The process that delivers. */
  readonly worker: string;
  readonly failed: (channel: string, error: unknown) => void;
  /** Whether an outcome could be recorded now; while it could not, nothing is delivered. */
  readonly goOn?: () => boolean;
};

/** A channel at work. `idle` resolves when no message is due and none is being delivered; `stop` gives a delivery a moment to end. */
export type RunningChannel = {
  readonly wake: () => void;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A lease is longer than a delivery may take, so that a lease never ends while its worker is at it. */
const leaseMargin = 30;
const lookEvery = 1000;
const stopWithin = 5000;

const never = new AbortController().signal;

/** Claims and delivers the oldest due message. Returns false when none is due. A failure is recorded, not thrown. */
export async function deliverNextMessage(
  store: Store,
  channel: Channel,
  { worker, failed }: ChannelRun,
  stopping: AbortSignal = never,
): Promise<boolean> {
  const seconds = channel.timeLimit + leaseMargin;
  const leased = await leaseMessage(store, channel.name, { worker, seconds });
  if (leased === undefined) return false;
  try {
    if (leased.attempt > mostAttempts) throw new PermanentFailure("every attempt ended with its process");
    await deliverInTime(channel, leased, stopping);
  } catch (error) {
    if (stopping.aborted) await releaseLease(store, leased);
    else {
      failed(channel.name, error);
      const permanent = error instanceof PermanentFailure;
      await recordDeliveryFailure(store, leased, { error: textOf(error), permanent });
    }
    return true;
  }
  await recordDelivery(store, leased);
  return true;
}

/** Ends with the delivery, or with the end of its time, also when the channel does not listen to its signal. */
async function deliverInTime(channel: Channel, leased: LeasedMessage, stopping: AbortSignal): Promise<void> {
  const { channel: name, key, payload } = leased;
  const over = AbortSignal.any([AbortSignal.timeout(channel.timeLimit * 1000), stopping]);
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (): void =>
    reject(new Error(`no outcome within ${channel.timeLimit} s`, { cause: over.reason }));
  over.addEventListener("abort", end, { once: true });
  try {
    await Promise.race([channel.deliver({ channel: name, key, payload }, over), ended]);
  } finally {
    over.removeEventListener("abort", end);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Starts a channel's loop. */
export function startChannel(store: Store, channel: Channel, run: ChannelRun): RunningChannel {
  const ending = new AbortController();
  const givingUp = new AbortController();
  const waking = wakeUp(lookEvery);
  let step: Promise<boolean> = Promise.resolve(false);
  const next = async (): Promise<boolean> => {
    step = deliverNextMessage(store, channel, run, givingUp.signal).catch((error: unknown) => {
      run.failed(channel.name, error);
      return false;
    });
    return await step;
  };
  const loop = (async () => {
    while (!ending.signal.aborted) {
      if (run.goOn?.() !== false && (await next())) continue;
      if (!ending.signal.aborted) await waking.pause();
    }
  })();
  return {
    wake: waking.call,
    idle: async () => {
      do await step;
      while (await deliverNextMessage(store, channel, run, givingUp.signal));
      await step;
    },
    stop: async () => {
      ending.abort();
      waking.call();
      const timer = setTimeout(() => givingUp.abort(), stopWithin);
      await loop;
      clearTimeout(timer);
    },
  };
}
