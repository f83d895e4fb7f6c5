/** Reports that may be about the same flaw as one that is looked at: which pairs it stands in, how the others stand, and why, as far as the evidence can be opened. */
import type { OutputOf } from "#contract/endpoint.ts";
import type { triageLook } from "#contract/triage/triage-look.ts";
import { type LikeReport, readLikeness } from "#core/intake/likeness-evidence.ts";
import type { Frozen } from "#edge/http/handler.ts";
import { likenessOf } from "#stages/intake/likeness-work.ts";
import { likeStates } from "#stages/triage/queries.ts";
import type { Tx } from "#store/sql.ts";

type SuspectedReport = Frozen<OutputOf<typeof triageLook>>["suspected"][number];

const [mostShown, mostValues, longestValue] = [8, 12, 300] as const;

/** The pairs of a report with the states of the others; of two that were compared both ways, the likelier. */
export async function suspectedPairs(tx: Tx, number: string, ordinal: number) {
  const pairs = await likenessOf(tx, number);
  const others = Map.groupBy(pairs, (pair) => (pair.number === number ? pair.other : pair.number));
  const states = await likeStates(tx, [...others.keys()]);
  return [...others]
    .flatMap(([other, [pair]]) => {
      const state = states.find((one) => one.number === other);
      return state === undefined || pair === undefined
        ? []
        : [{ pair, state, earlier: state.ordinal < ordinal }];
    })
    .slice(0, mostShown);
}

type SuspectedPair = Awaited<ReturnType<typeof suspectedPairs>>[number];

/** The sealed objects that say why. */
export function evidenceObjects(pairs: readonly SuspectedPair[]): readonly string[] {
  return [...new Set(pairs.flatMap(({ pair }) => pair.evidence ?? []))];
}

/** The pairs as they are shown. */
export async function suspectedSame(
  pairs: readonly SuspectedPair[],
  opened: (object: string | null) => Promise<Uint8Array | null>,
): Promise<readonly SuspectedReport[]> {
  return await Promise.all(
    pairs.map(async ({ pair, state, earlier }) => {
      const bytes = await opened(pair.evidence);
      const why = bytes === null ? undefined : readLikeness(bytes).find((one) => one.number === pair.other);
      const { ordinal: _ordinal, ...shown } = state;
      return { ...shown, score: pair.score, identical: pair.identical, earlier, signals: signalsOf(why) };
    }),
  );
}

function signalsOf(why: LikeReport | undefined): SuspectedReport["signals"] {
  return (why?.signals ?? []).map(({ name, score, why: { code, values } }) => ({
    name,
    score,
    code,
    values: Object.entries(values)
      .slice(0, mostValues)
      .map(([key, value]) => ({
        name: key,
        value: typeof value === "string" ? value.slice(0, longestValue) : value,
      })),
  }));
}
