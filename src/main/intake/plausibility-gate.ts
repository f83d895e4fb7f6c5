/**
 * The gate of plausibility at work: takes a report that brings a source, one at a time, looks in a thread of its own for what it names, and saves what was found with its evidence,
 * sealed. A version counts as there too where the room's own advisories list it. What a report without a source came to the first gate has said already. It rejects nothing.
 */
import { randomBytes } from "node:crypto";
import type { Turns } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { writePlausibility } from "#core/plausibility/plausibility-evidence.ts";
import { plausibilityVerdict, withListedVersion } from "#core/plausibility/plausibility-verdict.ts";
import { openBytes, sealBytes } from "#core/seal/object/sealed-object.ts";
import {
  type GateRoom,
  type GateStep,
  type GateSurroundings,
  startGateLoop,
} from "#main/intake/gate-loop.ts";
import type { LookedForNames } from "#main/intake/judge-plausibility.ts";
import { whileTaken } from "#main/intake/while-taken.ts";
import { openPlausibilityThread, type PlausibilityThread } from "#main/intake/reading-thread.ts";
import { isVersionListed } from "#stages/advisory/queries.ts";
import { mostSourceAttempts, saveSourceLook, sources, takeForSource } from "#stages/intake/source-work.ts";
import type { TakenAlone } from "#stages/intake/waiting-reports.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { type Store, system } from "#store/sql.ts";

/** Works until stopped. */
export function startPlausibilityGate(gate: GateSurroundings & GateRoom): {
  readonly stop: () => Promise<void>;
} {
  const thread = openPlausibilityThread();
  return startGateLoop(gate, {
    work: "the gate of plausibility",
    pause: 2000,
    step: async (turns) => await stepPlausibilityGate(gate, thread, turns),
    end: thread.end,
  });
}

/** One report. */
export async function stepPlausibilityGate(
  { store, unlocked, now }: GateRoom,
  thread: PlausibilityThread,
  turns: Turns,
): Promise<GateStep> {
  const holders = unlocked.holders(null);
  if (holders.length === 0) return { turns, done: 0 };
  const around = { now: now().toISOString(), readers: holders.map(({ keyid }) => keyid) };
  const next = await store.write(system, async (tx) => await takeForSource(tx, turns, around));
  const { taken } = next;
  if (taken === null) return { turns: next.turns, done: 0 };
  const begun = performance.now();
  const opened = await openBytes(taken.sealed, holders);
  if (!opened.ok) return { turns: next.turns, done: 0 };
  const looking = { by: sources, numbers: [taken.number] };
  const found = await whileTaken(
    { store, now },
    looking,
    async () => await look(taken, opened.value, { store, thread }),
  );
  const milliseconds = performance.now() - begun;
  await store.write(
    system,
    async (tx) => await saveSourceLook(tx, { ...found, milliseconds }, now().toISOString()),
  );
  return { turns: next.turns, done: 1 };
}

type Looking = { readonly store: Store; readonly thread: PlausibilityThread };

async function look(
  { number, office, attempts }: TakenAlone,
  report: Uint8Array,
  { store, thread }: Looking,
) {
  const found = attempts > mostSourceAttempts ? null : await thread.ask(report);
  if (found === null) {
    const verdict = { gate: "plausibility", verdict: "unknown", reasons: ["took-too-long"] } as const;
    return { number, office, verdict, evidence: null };
  }
  const { looked } = found;
  const names = await withVersions(store, found);
  const readers = await store.read(system, async (tx) => await sealingReaders(tx, [office, null]));
  const kept = await sealBytes(writePlausibility({ looked, names }), { readers }, randomBytes);
  const verdict: VerdictOf<"plausibility"> = plausibilityVerdict(names, looked);
  return { number, office, verdict, evidence: names.length === 0 ? null : kept };
}

/** An advisory lists the versions that it is about, not all that there are: by it a version is there, and none is missing. */
async function withVersions(
  store: Store,
  { names, products }: LookedForNames,
): Promise<LookedForNames["names"]> {
  const version = names.find((one) => one.kind === "version" && one.state !== "exists");
  if (version === undefined || products.length === 0) return names;
  const plain = version.name.replace(/^v/, "");
  const listed = await store.read(system, async (tx) => await isVersionListed(tx, products, plain));
  return listed ? withListedVersion(names) : names;
}
