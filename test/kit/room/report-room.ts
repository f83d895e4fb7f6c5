/** A room that takes reports: the intake's key and terms of a drill, a way to send, and the first gate at hand. */
import { hash, randomBytes } from "node:crypto";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { keyidOf } from "#core/seal/index.ts";
import { type PublicKey, sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { createApp } from "#edge/http/app.ts";
import { openReportDesk } from "#edge/http/report/report-desk.ts";
import { stepDuplicatesGate } from "#main/intake/duplicates-gate.ts";
import { holdTraits } from "#main/intake/held-traits.ts";
import { intakeOf } from "#main/intake/intake-setting.ts";
import { openReadingThread } from "#main/intake/reading-thread.ts";
import { stepFirstGate } from "#main/intake/first-gate.ts";
import { firstTurns } from "#core/intake/fair-order.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";
import { type AccessRoom, startTestRoom } from "./access-room.ts";

/** The room and what a test of reports needs. */
export type ReportRoom = AccessRoom & {
  readonly office: string;
  readonly holder: Holder;
  readonly unlocked: UnlockedKeys;
  /** A header that shows work for so many items. */
  readonly work: (items?: number) => Promise<Record<string, string>>;
  /** Sends a body to `/api/findings`. */
  readonly send: (
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** Sends JSON to an endpoint. */
  readonly post: (path: string, input: unknown) => Promise<Response>;
  /** Does what the first gate has to do; how many reports it judged. */
  readonly gate: () => Promise<number>;
  /** Does what the gate of duplicates has to do, with an index of its own that is built anew; how many reports it compared. */
  readonly compare: () => Promise<number>;
};

/** Registers a key of the intake and holds it unlocked. */
export async function intakeKey(
  store: Store,
  now: () => Date,
): Promise<{ readonly unlocked: UnlockedKeys; readonly holder: Holder }> {
  const seed = randomBytes(32);
  const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
  const keyid = await keyidOf(spki);
  const key: PublicKey = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid };
  await store.write(system, async (tx) => await registerSealingKey(tx, null, key));
  const unlocked = new UnlockedKeys(now);
  unlocked.unlock({ office: null, holder: { keyid, seed: Uint8Array.from(seed) }, until: null });
  return { unlocked, holder: { keyid, seed } };
}

/** The number that a reporter's machine finds, found by the hash of this one: the room looks at no more than that it solves the challenge. */
function solved(challenge: string, bits: number): number {
  const zeros = (nonce: number): number =>
    Math.clz32(hash("sha256", `${challenge}.${nonce}`, "buffer").readUInt32BE(0));
  let nonce = 0;
  while (zeros(nonce) < bits) nonce += 1;
  return nonce;
}

/** Starts it; its key is unlocked. */
export async function startReportRoom(): Promise<ReportRoom> {
  const here = await startTestRoom();
  const intake = await intakeOf({ intake: null }, here.store, true);
  const { unlocked, holder } = await intakeKey(here.store, here.clock.now);
  const room = { ...here.room, intake, reportDesk: openReportDesk(here.room.signer) };
  const app = createApp(room);
  const reading = openReadingThread();
  let turns = firstTurns;
  return {
    ...here,
    room,
    app,
    office: intake?.office ?? "",
    holder,
    unlocked,
    work: async (items = 1) => {
      const { challenge, bits } = await room.reportDesk.challenge(items, room.now());
      return { "x-bongsu-work": `${challenge} ${solved(challenge, bits)}` };
    },
    send: async (body, headers = {}) =>
      await app.request("/api/findings", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
      }),
    post: async (path, input) =>
      await app.request(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input),
      }),
    gate: async () => {
      const gate = { store: here.store, unlocked, now: room.now };
      let all = 0;
      for (;;) {
        const step = await stepFirstGate(gate, reading, turns);
        ({ turns } = step);
        if (step.done === 0) return all;
        all += step.done;
      }
    },
    compare: async () => {
      const held = holdTraits();
      const gate = { store: here.store, unlocked, now: room.now };
      let all = 0;
      for (let done = 1; done > 0; all += done) ({ done } = await stepDuplicatesGate(gate, held, firstTurns));
      await held.thread.end();
      return all;
    },
    close: async () => {
      await reading.end();
      await here.close();
    },
  };
}
