/**
 * What an answer rests on: the sources that were asked, how many records each has, up to when it is whole, and how many components were compared
 * with them. Every answer ends with it, so that nobody takes an answer about little for an answer about all.
 */
import type { HeldCompleteness } from "#core/completeness.ts";
import type { Component } from "#core/inventory/component.ts";
import { type CoverageClock, doubtOf, type Gap } from "#core/matching/coverage.ts";
import { type NotCompared, notComparedCount } from "#core/inventory/not-compared.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";
import type { CoverageDoubt } from "#core/verdict.ts";

/** One pack that was asked. */
export type BasisSource = {
  /** A directive's id, an ecosystem, or `null` for feeds and packs that hold several. */
  readonly name: string | null;
  readonly directive: boolean;
  readonly records: number;
  /** What is stated of its completeness, one row an ecosystem; none for a directive, which speaks of its own advisories. */
  readonly complete: readonly (Pick<HeldCompleteness, "ecosystem" | "to" | "records" | "only"> & {
    readonly doubt: CoverageDoubt | null;
  })[];
};

/** What was asked. */
export type CheckBasis = {
  readonly sources: readonly BasisSource[];
  /** Components that some record at hand could have named. */
  readonly compared: number;
  /** Those that have no name, or lie in an ecosystem of which no record is at hand; and all else that was compared with nothing. */
  readonly notCompared: number;
  /** The instant of the answer (RFC 3339). */
  readonly at: string;
  /** How old, in milliseconds, a statement may be. */
  readonly maxAge: number;
};

/** A pack as a check asks it. */
type QueriedPack = {
  readonly pack: Pick<Pack, "advisories">;
  readonly ecosystem?: string;
  readonly complete?: readonly HeldCompleteness[];
  readonly directive: { readonly id: string } | null;
};

/** What was looked at, and what of it was compared with nothing. */
type ComparedLists = {
  readonly asked: readonly QueriedPack[];
  readonly components: Iterable<Component>;
  readonly gaps: readonly Gap[];
  readonly notCompared: readonly NotCompared[];
};

/** What a check rests on. */
export function checkBasis(
  { asked, components, gaps, notCompared }: ComparedLists,
  clock: CoverageClock,
): CheckBasis {
  let [all, unnamed] = [0, 0];
  for (const { product } of components) {
    all++;
    if (product === null) unnamed++;
  }
  // These are components too: what else was not compared is none.
  const elsewhere = notComparedCount(notCompared.filter(({ code }) => code === "other-origin"));
  const others = notComparedCount(notCompared) - elsewhere;
  const blind = gaps.filter(({ reason }) => reason.why === undefined);
  const blindly =
    asked.length === 0 ? all : blind.reduce((sum, gap) => sum + gap.components.length, unnamed + elsewhere);
  const { now, maxAge } = clock;
  return {
    sources: asked.map((one) => sourceOf(one, clock)),
    compared: all - blindly,
    notCompared: blindly + others,
    at: now,
    maxAge,
  };
}

function sourceOf(
  { pack, ecosystem, complete = [], directive }: QueriedPack,
  clock: CoverageClock,
): BasisSource {
  return {
    name: directive?.id ?? ecosystem ?? null,
    directive: directive !== null,
    records: pack.advisories,
    complete: complete.map(({ held, ...one }) => ({ ...one, doubt: doubtOf({ ...one, held }, clock) })),
  };
}
