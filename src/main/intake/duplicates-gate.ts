/**
 * The gate of duplicates at work: it holds the traits of all reports in a thread of its own, filled from sealed rows at the start, compares each report with them before
 * its reproducer ran and once more with what the run showed, and saves what is alike. Only the same crash of the same version, of a report that is proved, is linked without a person.
 */
import { randomBytes } from "node:crypto";
import type { Turns } from "#core/intake/fair-order.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { type LikeReport, writeLikeness } from "#core/intake/likeness-evidence.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import {
  type GateRoom,
  type GateStep,
  type GateSurroundings,
  startGateLoop,
} from "#main/intake/gate-loop.ts";
import type { ClearTraits, LikenessAnswer, LikenessQuestion } from "#main/intake/likeness.ts";
import { type LikenessThread, openLikenessThread } from "#main/intake/likeness-thread.ts";
import { type TraitsVault, traitsVault } from "#main/intake/traits-vault.ts";
import {
  type ChangedTraits,
  changedTraits,
  type ComparedReport,
  isOneDecided,
  oldestKept,
  saveCompared,
  traitsOfReports,
  waitingToCompare,
} from "#stages/intake/likeness-work.ts";
import { saveVerdicts } from "#stages/intake/gate-work.ts";
import { recordOutcomes } from "#stages/intake/reporters.ts";
import { linkByItself } from "#stages/triage/self-links.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { type Store, system } from "#store/sql.ts";

const [together, readAtOnce] = [50, 500] as const;
/** Places in the order of change are drawn before they are seen: so far back is read once more. */
const overlap = 500;
/** The reports that are compared with at most, the newest. */
const mostKept = 200_000;

/** What is in the thread: which thread it is, up to where the rows were read, which of the last ones, and whose traits no key opens. */
type HeldTraits = {
  readonly thread: LikenessThread;
  filled: number;
  after: number | null;
  recent: Map<string, number>;
  unopened: Set<string>;
};

/** Nothing yet. */
export function holdTraits(): HeldTraits {
  return { thread: openLikenessThread(), filled: 0, after: null, recent: new Map(), unopened: new Set() };
}

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
  let done = 0;
  for (const row of next.waiting) {
    const found = await compare(row, { store, vault, held });
    if (await save(store, found, now().toISOString())) done++;
  }
  return { turns: next.turns, done };
}

/** Hands the thread what changed; whether there may be more. A thread that was started anew gets everything again. */
async function readOn(store: Store, held: HeldTraits, vault: TraitsVault): Promise<boolean> {
  if (held.filled !== held.thread.next()) {
    held.filled = held.thread.next();
    held.after = null;
    held.recent = new Map();
    held.unopened = new Set();
  }
  const from = held.after ?? (await store.read(system, async (tx) => await oldestKept(tx, mostKept)));
  const rows = await store.read(
    system,
    async (tx) => await changedTraits(tx, Math.max(0, from - overlap), readAtOnce + overlap),
  );
  const fresh = rows.filter(({ number, changed }) => held.recent.get(number) !== changed);
  const reports: ClearTraits[] = [];
  for (const { number, office, ...stored } of fresh) {
    const traits = await vault.open({ number, ...stored });
    if (traits === null) held.unopened.add(number);
    else {
      held.unopened.delete(number);
      reports.push({ number, office, traits });
    }
  }
  if (reports.length > 0) await askIndex(held, { kind: "take", reports });
  held.after = rows.at(-1)?.changed ?? from;
  held.recent = new Map(rows.slice(-2 * overlap).map(({ number, changed }) => [number, changed]));
  return rows.length === readAtOnce + overlap;
}

/** Asks the index, and never one that has to be filled again first: nothing is alike there. */
async function askIndex({ thread, filled }: HeldTraits, question: LikenessQuestion): Promise<LikenessAnswer> {
  const answer = filled === thread.next() ? await thread.ask(question) : null;
  if (answer === null) throw new Error("the index of reports was lost");
  return answer;
}

type Comparing = { readonly store: Store; readonly vault: TraitsVault; readonly held: HeldTraits };
type Compared = { readonly report: ComparedReport; readonly near: readonly LikeReport[] };

async function compare(row: ChangedTraits, { store, vault, held }: Comparing): Promise<Compared> {
  const { number, office, changed } = row;
  const begun = performance.now();
  const traits = await vault.open(row);
  const near =
    traits === null
      ? null
      : (await askIndex(held, { kind: "near", report: { number, office, traits } })).near;
  const numbers = near?.map((one) => one.number) ?? [];
  const decided = await store.read(system, async (tx) => await isOneDecided(tx, numbers));
  const report = {
    number,
    office,
    changed,
    verdict: verdictOn(near, { opened: traits !== null, whole: held.unopened.size === 0, decided }),
    pairs: near?.map((one) => ({ other: one.number, score: one.score, identical: one.identical })) ?? [],
    evidence: near === null || near.length === 0 ? null : await sealedFor(store, office, near),
    milliseconds: performance.now() - begun,
  };
  return { report, near: near ?? [] };
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

async function sealedFor(store: Store, office: string, near: readonly LikeReport[]): Promise<Uint8Array> {
  const readers = await store.read(system, async (tx) => await sealingReaders(tx, [office, null]));
  return await sealBytes(writeLikeness(near), { readers }, randomBytes);
}

async function save(store: Store, { report, near }: Compared, now: string): Promise<boolean> {
  const { number, office, milliseconds } = report;
  return await store.write(system, async (tx) => {
    if (!(await saveCompared(tx, report, now))) return false;
    for (const { number: other } of near.filter(({ identical }) => identical)) {
      const linked = await linkByItself(tx, { number, other, office, now });
      if (linked === null) continue;
      await recordOutcomes(tx, linked.outcomes, now);
      const verdict = { gate: "duplicates", verdict: "linked", reasons: ["same-crash"] } as const;
      await saveVerdicts(tx, [{ number: linked.behind, verdict, milliseconds }], now);
    }
    return true;
  });
}
