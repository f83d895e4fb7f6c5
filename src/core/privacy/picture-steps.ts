/**
 * When the numbers of a unit move: once five of its organisations have changed, and then to where they stand. One organisation's act is never seen,
 * whoever compares which two pictures; what is held stays as it was shown last, neither better nor worse. A unit is never shown in which all gave one and the
 * same answer: that would be the answer of each.
 * What decides is how many have changed, and of what they answered only whether all would be alike: when a unit moves tells nothing more.
 */
import type { Domain, Sector } from "#core/actor.ts";
import type { CountedAnswer } from "#core/directive/picture-columns.ts";
import { partsSeenBySome } from "#core/privacy/picture-units.ts";
import { smallestShownCount } from "#core/privacy/suppression.ts";

type SeenBy = { readonly domain: Domain; readonly sector: Sector };

/** One organisation whose answer is other than the one that is shown. */
type HeldAnswer = SeenBy & {
  readonly organization: string;
  readonly shown: CountedAnswer;
  readonly answer: CountedAnswer;
};

/** A cell of the unit as it is shown: how many were notified, and how many gave each answer; who is left of the notified is silent. */
type ShownCell = SeenBy & {
  readonly told: number;
  readonly answers: Readonly<Partial<Record<CountedAnswer, number>>>;
};

/** How many of the held answers, oldest first, are shown now; 0 while the unit stays as it is. */
export function answersToShow(unit: readonly ShownCell[], held: readonly HeldAnswer[]): number {
  const enough = (count: number): boolean => enoughChanged(unit, held.slice(0, count));
  if (!enough(held.length)) return 0;
  if (!allAlike(unit, held)) return held.length;
  // All would be alike: so many stay out that nobody can say of anyone.
  const fewer = held.length - smallestShownCount;
  return enough(fewer) && !allAlike(unit, held.slice(0, fewer)) ? fewer : 0;
}

/**
 * How many organisations may stand otherwise than is shown, at most, once what came in the last minutes has settled: a sum over units. Four that changed
 * are not enough, and five stay out where all would be alike; of a unit that spans domains or sectors, of which an authority sees a part by name, all may
 * be held. Never less than nine a unit, so that it tells of no small one how many it has.
 */
export function mostHeld(units: readonly (readonly (SeenBy & { readonly told: number })[])[]): number {
  const alone = 2 * smallestShownCount - 1;
  return units
    .map((unit) => {
      const told = unit.reduce((sum, cell) => sum + cell.told, 0);
      return partsSeenBySome(unit).length === 0 ? alone : Math.max(alone, told);
    })
    .reduce((sum, count) => sum + count, 0);
}

/** Whether so many have changed that the unit may move, also for those who see a part of it by name. */
export function enoughChanged(unit: readonly SeenBy[], changed: readonly SeenBy[]): boolean {
  return (
    changed.length >= smallestShownCount &&
    partsSeenBySome(unit).every((part) => changed.filter((of) => !part(of)).length >= smallestShownCount)
  );
}

/** Whether all of the unit, or all whom someone does not see by name anyway, would be shown with one answer. Silence is no answer. */
function allAlike(unit: readonly ShownCell[], moved: readonly HeldAnswer[]): boolean {
  const parts = [() => false, ...partsSeenBySome(unit)];
  return parts.some((part) =>
    alike(
      unit.filter((of) => !part(of)),
      moved.filter((of) => !part(of)),
    ),
  );
}

function alike(cells: readonly ShownCell[], moved: readonly HeldAnswer[]): boolean {
  const counts = new Map<string, number>();
  const add = (answer: CountedAnswer, count: number): void => {
    const status = answer === "closed-in-time" ? "closed" : answer;
    counts.set(status, (counts.get(status) ?? 0) + count);
  };
  for (const { answers } of cells)
    for (const [answer, count] of Object.entries(answers)) add(answer as CountedAnswer, count);
  for (const { shown, answer } of moved) {
    if (shown !== "silent") add(shown, -1);
    add(answer, 1);
  }
  const told = cells.reduce((sum, cell) => sum + cell.told, 0);
  counts.delete("silent");
  return told > 0 && [...counts.values()].some((count) => count === told);
}
