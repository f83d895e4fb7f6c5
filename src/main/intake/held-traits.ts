/** What the gate of duplicates holds of reports: their traits in a thread of its own, filled from sealed rows at the start and whenever the thread was started anew, and read on as others change. */
import type { ClearTraits, LikenessAnswer, LikenessQuestion } from "#main/intake/likeness.ts";
import { type LikenessThread, openLikenessThread } from "#main/intake/likeness-thread.ts";
import type { TraitsVault } from "#main/intake/traits-vault.ts";
import { changedTraits, oldestKept } from "#stages/intake/likeness-work.ts";
import { type Store, system } from "#store/sql.ts";

const readAtOnce = 500;
/** Places in the order of change are drawn before they are seen: so far back is read once more. */
const overlap = 500;
/** The reports that are compared with at most, the newest. */
const mostKept = 200_000;

/** What is in the thread: which thread it is, up to where the rows were read, which of the last ones, and whose traits no key opens. */
export type HeldTraits = {
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

/** Hands the thread what changed; whether there may be more. A thread that was started anew gets everything again. */
export async function readOn(store: Store, held: HeldTraits, vault: TraitsVault): Promise<boolean> {
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
export async function askIndex(
  { thread, filled }: HeldTraits,
  question: LikenessQuestion,
): Promise<LikenessAnswer> {
  const answer = filled === thread.next() ? await thread.ask(question) : null;
  if (answer === null) throw new Error("the index of reports was lost");
  return answer;
}
