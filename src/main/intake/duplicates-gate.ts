/**
 * The gate of duplicates at work: it holds the traits of all reports in a thread of its own, filled from sealed rows at the start, compares each report with them before
 * its reproducer ran and once more with what the run showed, and saves what is alike. Only the same crash of the same version, of a report that is proved, is linked without a person.
 */
import { randomBytes } from "node:crypto";
import type { Turns } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { type LikeReport, writeLikeness } from "#core/intake/likeness-evidence.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import {
  type GateRoom,
  type GateStep,
  type GateSurroundings,
  startGateLoop,
} from "#main/intake/gate-loop.ts";
import { askIndex, type HeldTraits, holdTraits, readOn } from "#main/intake/held-traits.ts";
import { type TraitsVault, traitsVault } from "#main/intake/traits-vault.ts";
import {
  type ChangedTraits,
  type ComparedReport,
  decidedOf,
  saveCompared,
  traitsOfReports,
  waitingToCompare,
} from "#stages/intake/likeness-work.ts";
import { saveVerdicts } from "#stages/intake/gate-work.ts";
import { recordOutcomes } from "#stages/intake/reporters.ts";
import { linkByItself, lockedPairs } from "#stages/triage/self-links.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { type Store, system } from "#store/sql.ts";

const together = 50;

/** Works until stopped, woken by whatever is appended to the journal. */
export function startDuplicatesGate(gate: GateSurroundings & GateRoom): {
  readonly stop: () => Promise<void>;
} {
  const held = holdTraits();
  return startGateLoop(gate, {
    work: "the gate of duplicates",
    pause: 1000,
    woken: gate.store.onAppend,
    step: async (turns) => await stepDuplicatesGate(gate, held, turns),
    end: held.thread.end,
  });
}

/** One round: reads on what changed and, once all is read, compares at most {@link together} reports. */
export async function stepDuplicatesGate(
  { store, unlocked, now }: GateRoom,
  held: HeldTraits,
  turns: Turns,
): Promise<GateStep> {
  const holders = unlocked.holders(null);
  if (holders.length === 0) return { turns, done: 0 };
  const vault = traitsVault(holders);
  const more = await readOn(store, held, vault);
  if (more) return { turns, done: 1 };
  const next = await store.read(system, async (tx) => {
    const { numbers, ...order } = await waitingToCompare(tx, together, turns);
    return { ...order, waiting: await traitsOfReports(tx, numbers) };
  });
  const found = await compareAll(next.waiting, { store, vault, held });
  let done = 0;
  for (const [office, own] of Map.groupBy(found, (one) => one.office))
    done += await saveAll(store, own, { office, now: now().toISOString() });
  return { turns: next.turns, done };
}

type Comparing = { readonly store: Store; readonly vault: TraitsVault; readonly held: HeldTraits };
/** A report with those that are like it; `null` where there was nothing to compare. */
type LookedUpReport = {
  readonly row: ChangedTraits;
  readonly opened: boolean;
  readonly near: readonly LikeReport[] | null;
  readonly milliseconds: number;
};

/** One report after another is looked up; what the room's tables say of all is asked once. */
async function compareAll(
  rows: readonly ChangedTraits[],
  { store, vault, held }: Comparing,
): Promise<readonly ComparedReport[]> {
  const looked: LookedUpReport[] = [];
  for (const row of rows) looked.push(await look(row, vault, held));
  const numbers = looked.flatMap(({ near }) => (near ?? []).map(({ number }) => number));
  const decided =
    numbers.length === 0
      ? new Set<string>()
      : await store.read(system, async (tx) => await decidedOf(tx, numbers));
  const readersOf = sealingReadersOf(store);
  return await Promise.all(looked.map(async (one) => await compared(one, { held, decided, readersOf })));
}

async function look(row: ChangedTraits, vault: TraitsVault, held: HeldTraits): Promise<LookedUpReport> {
  const { number, office } = row;
  const begun = performance.now();
  const traits = await vault.open(row);
  const near =
    traits === null
      ? null
      : (await askIndex(held, { kind: "near", report: { number, office, traits } })).near;
  return { row, opened: traits !== null, near, milliseconds: performance.now() - begun };
}

type ReadersOfOffice = (office: string) => Promise<readonly ObjectReader[]>;

/** For whom evidence is sealed, asked once for each office. */
function sealingReadersOf(store: Store): ReadersOfOffice {
  const asked = new Map<string, Promise<readonly ObjectReader[]>>();
  return async (office) => {
    const before =
      asked.get(office) ?? store.read(system, async (tx) => await sealingReaders(tx, [office, null]));
    asked.set(office, before);
    return await before;
  };
}

async function compared(
  { row, opened, near, milliseconds }: LookedUpReport,
  {
    held,
    decided,
    readersOf,
  }: {
    readonly held: HeldTraits;
    readonly decided: ReadonlySet<string>;
    readonly readersOf: ReadersOfOffice;
  },
): Promise<ComparedReport> {
  const { number, office, changed } = row;
  const alike = near ?? [];
  const isDecided = alike.some((one) => decided.has(one.number));
  return {
    number,
    office,
    changed,
    verdict: verdictOn(near, { opened, whole: held.unopened.size === 0, decided: isDecided }),
    pairs: alike.map((one) => ({ other: one.number, score: one.score, identical: one.identical })),
    evidence:
      alike.length === 0
        ? null
        : await sealBytes(writeLikeness(alike), { readers: await readersOf(office) }, randomBytes),
    milliseconds,
  };
}

function verdictOn(
  near: readonly LikeReport[] | null,
  { opened, whole, decided }: Readonly<Record<"opened" | "whole" | "decided", boolean>>,
): VerdictOf<"duplicates"> {
  const verdict = (
    name: VerdictOf<"duplicates">["verdict"],
    ...reasons: VerdictOf<"duplicates">["reasons"]
  ) => ({ gate: "duplicates", verdict: name, reasons }) as const;
  if (!opened) return verdict("unknown", "not-compared");
  if (near === null) return verdict("unknown", "nothing-to-compare");
  if (near.length === 0) return whole ? verdict("alone") : verdict("unknown", "not-compared");
  return verdict("suspected", decided ? "alike-decided" : "alike-waits");
}

/** Saves all that was found of an office's reports in one transaction, and links what may be linked without a person. */
async function saveAll(
  store: Store,
  found: readonly ComparedReport[],
  { office, now }: { readonly office: string; readonly now: string },
): Promise<number> {
  const identical = found.flatMap(({ number, pairs }) =>
    pairs.filter((pair) => pair.identical).map(({ other }) => ({ number, other })),
  );
  const took = new Map(found.map(({ number, milliseconds }) => [number, milliseconds]));
  return await store.write(system, async (tx) => {
    const pairs = await lockedPairs(tx, identical, office);
    const saved = await saveCompared(tx, found, now);
    for (const pair of pairs.filter(({ number }) => saved.has(number))) {
      const linked = await linkByItself(tx, { ...pair, office, now });
      if (linked === null) continue;
      await recordOutcomes(tx, linked.outcomes, now);
      const verdict = { gate: "duplicates", verdict: "linked", reasons: ["same-crash"] } as const;
      const milliseconds = took.get(pair.number) ?? 0;
      await saveVerdicts(tx, [{ number: linked.behind, verdict, milliseconds }], now);
    }
    return saved.size;
  });
}
