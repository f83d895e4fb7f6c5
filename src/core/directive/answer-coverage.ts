/**
 * What an agent looked at before it answered: counts and kinds, never a name, a path or a host. It travels in the attestation, so that an answer
 * about nothing, or about less than the last one, is seen to be that. See `docs/standings.md`.
 */

/** The coverage of an answer. A component is one product of one list, whatever its versions. */
export type AnswerCoverage = {
  /** Lists that were read, by kind of list (`package-lock`). */
  readonly lists: CountsByKind;
  /** Their components, by ecosystem: the type of a package URL (`npm`, `deb`), `other` for one that no source speaks of, `unnamed` for none. */
  readonly components: CountsByKind;
  /** How many of them are of an ecosystem that the directive's pack speaks of: what was compared with it. */
  readonly compared: number;
  /** What was compared with nothing, of lists that hold what the pack speaks of and of those that nobody could read. */
  readonly notCompared: number;
  /** Lists of an earlier check that are no longer where they were, and of which nobody said that they are gone for good. */
  readonly lost: number;
  /** What is gone for good since the agent's folder began: lists whose owner said so, components that a list read whole names no more. */
  readonly gone: { readonly lists: number; readonly components: CountsByKind };
  /** When the oldest and the newest of these lists was checked. */
  readonly checked: { readonly first: string; readonly last: string };
  /** The index under which they were checked, the oldest of them. */
  readonly index: { readonly sequence: number; readonly issuedAt: string | null };
  /** sha256 (hex) of the directive's pack that was asked. */
  readonly pack: string | null;
};

/** How many of each kind; a kind that is not there is none. */
export type CountsByKind = Readonly<Record<string, number>>;

/** The sum over all kinds. */
export function totalOf(counts: CountsByKind): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Whether nothing was looked at that could have been what a directive is about. */
export function looksAtNothing({ compared, gone }: AnswerCoverage): boolean {
  return compared === 0 && gone.lists === 0;
}

/** Whether something is there, or was, that nobody compared: whatever the counts say, it is unknown. */
export function leavesOut({ lost, notCompared }: AnswerCoverage): boolean {
  return lost > 0 || notCompared > 0;
}

/** The farthest that a respondent's answers reached: lists and components with all that is gone for good, and how much of it that is. */
export type CoverageReach = {
  readonly lists: number;
  readonly components: CountsByKind;
  readonly gone: AnswerCoverage["gone"];
};

/** How far one answer reached. */
export function reachOf({ lists, components, gone }: AnswerCoverage): CoverageReach {
  return {
    lists: totalOf(lists) + gone.lists,
    components: addedCounts(components, gone.components),
    gone,
  };
}

/** The farther of two in every respect. */
export function fartherReach(one: CoverageReach, other: CoverageReach): CoverageReach {
  return {
    lists: Math.max(one.lists, other.lists),
    components: combined(one.components, other.components, Math.max),
    gone: {
      lists: Math.max(one.gone.lists, other.gone.lists),
      components: combined(one.gone.components, other.gone.components, Math.max),
    },
  };
}

/**
 * Whether an answer looked at no less than was looked at before: as many lists, and as many components of every ecosystem. What is gone for good counts as
 * looked at. `same`: both are of one agent, whose count of what is gone goes on; another agent's begins anew.
 */
export function reachesAsFar(
  now: CoverageReach | null,
  before: CoverageReach | null,
  same: boolean,
): boolean {
  if (before === null) return true;
  if (now === null) return false;
  const asked = (reached: number, gone: number): number => (same ? reached : reached - gone);
  return (
    now.lists >= asked(before.lists, before.gone.lists) &&
    Object.entries(before.components).every(
      ([kind, count]) => (now.components[kind] ?? 0) >= asked(count, before.gone.components[kind] ?? 0),
    )
  );
}

/** The sum of two, kind by kind. */
export function addedCounts(one: CountsByKind, other: CountsByKind): CountsByKind {
  return combined(one, other, (a, b) => a + b);
}

function combined(
  one: CountsByKind,
  other: CountsByKind,
  join: (a: number, b: number) => number,
): CountsByKind {
  const kinds = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...kinds].sort().map((kind) => [kind, join(one[kind] ?? 0, other[kind] ?? 0)]));
}
