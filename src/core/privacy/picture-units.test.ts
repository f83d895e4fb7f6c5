/** Units and steps: what moves together, when, and that no organisation's act is seen in what was shown before and after. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formUnits, type PictureCellPlace } from "#core/privacy/picture-units.ts";
import { answersToShow, enoughChanged, mostHeld } from "#core/privacy/picture-steps.ts";

const place = (domain: string, sector: string, tier: string, told: number): PictureCellPlace => ({
  domain,
  sector,
  tier,
  told,
  unit: null,
});
const unitOf = (cells: readonly PictureCellPlace[]) =>
  formUnits(cells)
    .map(({ sector, tier, unit }) => `${sector} ${tier} ${unit}`)
    .toSorted();

test("a cell of five is a unit; a smaller one is shown one level up", () => {
  assert.deepEqual(unitOf([place("p", "a", "x", 5), place("p", "a", "y", 9)]), ["a x 1", "a y 2"]);
  assert.deepEqual(unitOf([place("p", "a", "x", 5), place("p", "a", "y", 3), place("p", "a", "z", 7)]), [
    "a x 1",
    "a y 1",
    "a z 2",
  ]);
  assert.deepEqual(unitOf([place("p", "a", "x", 3), place("p", "a", "y", 3)]), ["a x 1", "a y 1"]);
  const small = [place("p", "a", "x", 4), place("p", "b", "x", 4), place("p", "c", "x", 1)];
  assert.deepEqual(unitOf(small), ["a x 1", "b x 1", "c x 1"], "others of its domain");
});

const cells = fc.uniqueArray(
  fc.record({
    domain: fc.constantFrom("p", "q"),
    sector: fc.constantFrom("a", "b", "c"),
    tier: fc.constantFrom("x", "y", "z"),
    told: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: ({ domain, sector, tier }) => `${domain}${sector}${tier}` },
);

test("a unit once formed stays, whoever is notified later", () => {
  fc.assert(
    fc.property(cells, cells, (first, more) => {
      const before = formUnits(first.map((cell) => ({ ...cell, unit: null })));
      const name = (cell: Omit<PictureCellPlace, "told" | "unit">) =>
        `${cell.domain}${cell.sector}${cell.tier}`;
      const known = new Map(before.map((cell) => [name(cell), cell.unit]));
      const fresh = more.filter((cell) => !known.has(name(cell)));
      const after = formUnits([
        ...before.map((cell) => ({ ...cell, told: cell.told + 5 })),
        ...fresh.map((cell) => ({ ...cell, unit: null })),
      ]);
      assert.equal(after.length, first.length + fresh.length);
      for (const cell of after) assert.equal(cell.unit, known.get(name(cell)) ?? cell.unit);
      const single = Map.groupBy(before, ({ unit }) => unit);
      for (const [unit, its] of single) {
        if (its.length > 1) continue;
        assert.ok(after.filter((cell) => cell.unit === unit).length === 1 || (its[0]?.told ?? 0) < 5);
      }
    }),
  );
});

const silent = { shown: "silent" as const, domain: "p", sector: "a" };
const held = (count: number, answer: "closed" | "affected", of: object = {}) =>
  Array.from({ length: count }, (_, n) => ({ ...silent, organization: `${answer}-${n}`, answer, ...of }));
const unit = (told: number, answers: object = {}) => [{ domain: "p", sector: "a", told, answers }];

test("a unit moves once five have changed, and then to where they stand", () => {
  assert.equal(answersToShow(unit(12), held(4, "closed")), 0);
  assert.equal(answersToShow(unit(12), held(5, "closed")), 5);
  assert.equal(answersToShow(unit(12), [...held(4, "closed"), ...held(4, "affected")]), 8);
});

test("no unit is shown in which all gave one answer: the last five stay out, or all of the step", () => {
  assert.equal(answersToShow(unit(12), held(12, "closed")), 7);
  assert.equal(answersToShow(unit(9), held(9, "closed")), 0);
  assert.equal(answersToShow(unit(12, { closed: 7 }), held(5, "closed")), 0);
  assert.equal(answersToShow(unit(12, { affected: 12 }), held(6, "closed", { shown: "affected" })), 6);
});

test("who sees a part of a unit by name is left with five others", () => {
  const cell = (sector: string, told: number) => ({ domain: "p", sector, told, answers: {} });
  const of = (a: number, b: number) => [...held(a, "closed"), ...held(b, "affected", { sector: "b" })];
  assert.equal(
    enoughChanged([cell("a", 4), cell("b", 6)], of(4, 6)),
    false,
    "b's officer would see the four of a",
  );
  assert.equal(answersToShow([cell("a", 9), cell("b", 9)], of(5, 6)), 11);
});

/** One possible course of events in a unit: who answered what, in order. */
type Course = readonly { readonly who: number; readonly answer: "closed" | "affected" }[];

/** What is shown of a unit after each event, and what each organisation answered last. */
function played(size: number, course: Course): { readonly shown: string; readonly last: readonly string[] } {
  const last: ("silent" | "closed" | "affected")[] = Array.from({ length: size }, () => "silent");
  const shownOf = [...last];
  const order: number[] = [];
  const shown = course.map(({ who, answer }) => {
    last[who] = answer;
    if (order.includes(who)) order.splice(order.indexOf(who), 1);
    order.push(who);
    const counts = Object.groupBy(shownOf, (one) => one);
    const answers = { closed: counts.closed?.length ?? 0, affected: counts.affected?.length ?? 0 };
    const waiting = order.filter((one) => last[one] !== shownOf[one]);
    const rows = waiting.map((one) => ({
      domain: "p",
      sector: "a",
      organization: `${one}`,
      shown: shownOf[one] ?? "silent",
      answer: last[one] ?? "silent",
    }));
    for (const one of waiting.slice(0, answersToShow(unit(size, answers), rows)))
      shownOf[one] = last[one] ?? "silent";
    return shownOf.toSorted().join(" ");
  });
  return { shown: shown.join("; "), last };
}

/** Every course of so many events; `again`: also of organisations that have answered already. */
function* courses(size: number, length: number, again: boolean, before: Course = []): Generator<Course> {
  if (length === 0) yield before;
  const organizations = length === 0 ? 0 : size;
  for (let who = 0; who < organizations; who++) {
    if (!again && before.some((event) => event.who === who)) continue;
    for (const answer of ["closed", "affected"] as const)
      yield* courses(size, length - 1, again, [...before, { who, answer }]);
  }
}

for (const [size, length, again] of [
  [5, 5, false],
  [6, 6, false],
  [3, 5, true],
  [5, 4, true],
] as const)
  test(`exact: of ${size} organisations and ${length} answers${again ? ", some again" : ""}, nobody's is determined by all that is shown`, () => {
    const possible = new Map<string, Set<string>[]>();
    for (const course of courses(size, length, again)) {
      const { shown, last } = played(size, course);
      const sets = possible.get(shown) ?? last.map(() => new Set<string>());
      last.forEach((answer, who) => sets[who]?.add(answer));
      possible.set(shown, sets);
    }
    for (const [shown, sets] of possible) for (const set of sets) assert.ok(set.size > 1, shown);
  });

test("how many may stand otherwise is a sum over units, and as many as are held", () => {
  const one = (told: number) => [{ domain: "p", sector: "a", told }];
  assert.equal(mostHeld([one(40), one(5), one(7)]), 27, "nine a unit, whatever its size");
  assert.equal(mostHeld([[...one(40), { domain: "p", sector: "b", told: 2 }]]), 42, "a part seen by name");
  const nine = [{ ...one(9)[0]!, answers: {} }];
  const silentBefore = Array.from({ length: 9 }, (_, at) => {
    return { domain: "p", sector: "a", organization: `o${at}`, shown: "silent", answer: "closed" } as const;
  });
  assert.equal(answersToShow(nine, silentBefore), 0, "all alike: nine are held");
});
