/**
 * How far the checks of a directive reached, list by list: what becomes the coverage of an answer. It stays at home; only counts and kinds travel. What is
 * merely not there any more is never taken for looked at. Pure.
 */
import { type Claims, type ListReach, statusCounts } from "#agent/check/component-claims.ts";
import type { StatusCounts } from "#core/directive/attestation.ts";
import {
  addedCounts,
  type AnswerCoverage,
  type CountsByKind,
  totalOf,
} from "#core/directive/answer-coverage.ts";
import { ecosystemTypes } from "#core/product/ecosystem-of-product.ts";

/** A list as a check saw it last. */
export type CheckedList = {
  /** Absolute path. */
  readonly source: string;
  /** The name of its reader; empty for what no reader could read. */
  readonly kind: string;
  readonly at: string;
  readonly index: AnswerCoverage["index"];
  /** How many different products it names in each area, by what their ids begin with; empty for components without a product. */
  readonly products: CountsByKind;
  readonly notCompared: number;
  /** Whether it is not where it was, or names nothing any more, and nobody said that it is gone for good. */
  readonly lost: boolean;
};

/** How far the checks of one directive's revision reached. */
export type CheckReach = {
  readonly lists: readonly CheckedList[];
  /** The areas of their products of which the directive's pack speaks. */
  readonly areas: readonly string[];
  readonly gone: AnswerCoverage["gone"];
  readonly pack: string | null;
};

/** Before the first check, and in a folder of an agent that did not count. */
export const noReach: CheckReach = { lists: [], areas: [], gone: { lists: 0, components: {} }, pack: null };

/** What one check saw. */
type SeenLists = {
  readonly lists: readonly CheckedList[];
  readonly reach: (source: string) => ListReach;
  readonly areas: readonly string[];
  readonly pack: string;
  /** Whether earlier checks were of an older revision: they reached nothing of this one. */
  readonly renewed: boolean;
};

/** How far the checks reached after one more. A list that a check was not about stays as it was seen. */
export function reachAfterCheck(before: CheckReach, seen: SeenLists): CheckReach {
  const now = new Map(seen.lists.map((list) => [list.source, list]));
  const kept: CheckedList[] = [];
  let { gone } = before;
  for (const list of before.lists) {
    const reach = seen.reach(list.source);
    const again = now.get(list.source);
    if (again === undefined && reach === "whole")
      gone = { lists: gone.lists + 1, components: addedCounts(gone.components, byType(list.products)) };
    if (again !== undefined && reach === "whole")
      gone = { ...gone, components: addedCounts(gone.components, fewer(list, again)) };
    if (again === undefined && reach !== "whole" && !seen.renewed)
      kept.push(reach === "lost" ? { ...list, lost: true } : list);
  }
  const areas = [...new Set([...(seen.renewed ? [] : before.areas), ...seen.areas])].sort();
  return { lists: [...kept, ...seen.lists], areas, gone, pack: seen.pack };
}

/** What a list that was read whole names no more. */
function fewer(before: CheckedList, now: CheckedList): CountsByKind {
  const [had, has] = [byType(before.products), byType(now.products)];
  const less = Object.entries(had).map(([type, count]) => [type, count - (has[type] ?? 0)] as const);
  return Object.fromEntries(less.filter(([, count]) => count > 0));
}

/** Counts by the type of package URL. A type that no source knows could be a name. */
function byType(products: CountsByKind): CountsByKind {
  return Object.entries(products).reduce<CountsByKind>((all, [area, count]) => {
    const type = /^pkg:([^/]+)\//.exec(area)?.[1];
    const kind = type === undefined ? "unnamed" : ecosystemTypes.has(type) ? type : "other";
    return addedCounts(all, { [kind]: count });
  }, {});
}

/** The coverage that travels in an answer; `null` where no check counted what it looked at. */
function coverageOfAnswer({ lists, areas, gone, pack }: CheckReach): AnswerCoverage | null {
  if (lists.length === 0) return null;
  const read = lists.filter(isRead);
  const times = lists.map(({ at }) => at).sort();
  const oldest = lists.reduce(
    (one, other) => (other.index.sequence < one.index.sequence ? other : one),
    lists[0] as CheckedList,
  );
  return {
    lists: read.reduce<CountsByKind>((all, { kind }) => addedCounts(all, { [kind]: 1 }), {}),
    components: read.reduce<CountsByKind>((all, { products }) => addedCounts(all, byType(products)), {}),
    compared: read.reduce((sum, list) => sum + comparedIn(list, areas), 0),
    notCompared: lists
      .filter((list) => couldHold(list, areas))
      .reduce((sum, { notCompared }) => sum + notCompared, 0),
    lost: lists.filter(({ lost }) => lost).length,
    gone,
    checked: { first: times[0] ?? "", last: times.at(-1) ?? "" },
    index: oldest.index,
    pack,
  };
}

/** Whether what was not compared of a list could be what the pack speaks of: nobody knows what an unread list holds, and a list of crates holds no router. */
function couldHold(list: CheckedList, areas: readonly string[]): boolean {
  return list.kind === "" || list.lost || comparedIn(list, areas) > 0;
}

function isRead({ kind, lost }: CheckedList): boolean {
  return kind !== "" && !lost;
}

function comparedIn({ products }: CheckedList, areas: readonly string[]): number {
  return totalOf(Object.fromEntries(Object.entries(products).filter(([area]) => areas.includes(area))));
}

/** What an answer carries of claims and of what was looked at. What was compared and no claim speaks of is not affected. */
export function countsOfAnswer({ claims, reach }: { readonly claims: Claims; readonly reach: CheckReach }): {
  readonly counts: StatusCounts;
  readonly contradicted: number;
  readonly coverage: AnswerCoverage | null;
} {
  const { counts, contradicted } = statusCounts(claims);
  const notAffected = counts.notAffected + unnamedCompared(reach, claims);
  return { counts: { ...counts, notAffected }, contradicted, coverage: coverageOfAnswer(reach) };
}

/** How many products were compared of which the pack names none: they are not affected, and no claim speaks of them. */
function unnamedCompared({ lists, areas }: CheckReach, claims: Claims): number {
  const named = new Map<string, number>();
  for (const { source } of claims.values()) named.set(source, (named.get(source) ?? 0) + 1);
  return lists
    .filter(isRead)
    .reduce((sum, list) => sum + Math.max(0, comparedIn(list, areas) - (named.get(list.source) ?? 0)), 0);
}
