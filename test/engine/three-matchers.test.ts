/**
 * Three ways to the same answer: PostgreSQL, the arrays of `tools/engine/bulk-match.ts` and packs through `core/matching/match.ts`, on random advisories and
 * holdings under real schemes, one of which (Maven) has a comparison that is not an order.
 */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import * as fc from "fast-check";
import type { Advisory, Affected, Undecidable } from "#core/advisory.ts";
import {
  bulkHoldings,
  type HeldBy,
  matchAdvisories,
  eachMatchingRun,
} from "../../tools/engine/bulk-match.ts";
import { holdingsOf, judgeHolding, versionRangesOf } from "#core/matching/exposure.ts";
import type { Component } from "#core/inventory/component.ts";
import { match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { schemeNamed } from "#core/version/index.ts";
import type { Interval } from "#core/version/range.ts";
import { compareVersions } from "#core/version/scheme.ts";
import { copyLine, sql, type Store, system, type Tx } from "#store/sql.ts";
import { freshStore } from "#test/kit/room/test-store.ts";
import { replaceRanges } from "#stages/exposure/follow.ts";
import { matchWithin } from "#stages/exposure/matching.ts";

type MatchWorld = {
  readonly advisories: readonly Advisory[];
  readonly held: readonly (readonly Component[])[];
};

const schemes = {
  semver: ["pkg:npm/alpha-lib", "pkg:npm/%40drill/beta-lib"],
  pypi: ["pkg:pypi/gamma-lib"],
  deb: [
    "pkg:deb/debian/delta?distro=debian-12",
    "pkg:deb/debian/delta?distro=debian-11",
    "pkg:deb/debian/delta",
    "pkg:deb/debian/epsilon?distro=debian-12",
  ],
  maven: ["pkg:maven/org.drill/zeta"],
} as const;
type SchemeName = keyof typeof schemes;

const small = fc.nat(12).map(String);
const dotted = fc.array(small, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("."));
const versions: Readonly<Record<SchemeName, fc.Arbitrary<string>>> = {
  semver: fc
    .tuple(small, small, fc.constantFrom("", "-alpha", "-rc.1", "-rc.2"))
    .map(([a, b, pre]) => `${a}.${b}.0${pre}`),
  pypi: fc
    .tuple(dotted, fc.constantFrom("", "rc1", ".post1", ".dev2", "+local"))
    .map((parts) => parts.join("")),
  deb: fc
    .tuple(fc.constantFrom("", "1:"), dotted, fc.constantFrom("", "-1", "-1+deb12u1", "~rc1-1"))
    .map((parts) => parts.join("")),
  maven: fc
    .tuple(dotted, fc.constantFrom("", "-alpha", ".x.1", "-SNAPSHOT", "-1"))
    .map((parts) => parts.join("")),
};
const unreadable = fc.constantFrom("", "not a version", "1..x!!");

function intervals(name: SchemeName): fc.Arbitrary<Interval> {
  const end = fc.option(versions[name], { nil: null, freq: 6 });
  return fc
    .record({ from: end, fromIncluded: fc.boolean(), to: end, toIncluded: fc.boolean() })
    .map((interval) => inOrder(name, interval));
}

function inOrder(name: SchemeName, interval: Interval): Interval {
  const scheme = schemeNamed(name);
  if (scheme === undefined || interval.from === null || interval.to === null) return interval;
  const order = compareVersions(scheme, interval.from, interval.to) ?? 0;
  if (order <= 0) return interval;
  return { ...interval, from: interval.to, to: interval.from };
}

const doubts: readonly Undecidable[] = ["git-only", "no-range", "unreadable-range"];
const affected: fc.Arbitrary<Affected> = fc
  .constantFrom(...(Object.keys(schemes) as SchemeName[]))
  .chain((name) =>
    fc.record(
      {
        product: fc.constantFrom(...schemes[name]),
        label: fc.constant("drill"),
        scheme: fc.constant(name),
        intervals: fc.array(intervals(name), { maxLength: 3 }),
        versions: fc.array(
          fc.oneof(
            { weight: 5, arbitrary: versions[name] },
            { weight: 1, arbitrary: fc.constant("odd one!") },
          ),
          {
            maxLength: 3,
          },
        ),
        fixed: fc.constant([]),
        undecidable: fc.constantFrom(...doubts),
      },
      { requiredKeys: ["product", "label", "scheme", "intervals", "versions", "fixed"] },
    ),
  );

const component: fc.Arbitrary<Component> = fc
  .constantFrom(...(Object.keys(schemes) as SchemeName[]))
  .chain((name) =>
    fc.record({
      product: fc.constantFrom(...schemes[name]),
      name: fc.constant("drill"),
      version: fc.oneof(
        { weight: 8, arbitrary: versions[name] },
        { weight: 1, arbitrary: unreadable.filter((text) => text !== "") },
        { weight: 1, arbitrary: fc.constantFrom(null, "odd one!") },
      ),
      at: fc.constant(""),
      scope: fc.constant("runtime" as const),
      dependencyPath: fc.constant([]),
    }),
  );

const world: fc.Arbitrary<MatchWorld> = fc
  .tuple(
    fc.array(fc.record({ parts: fc.array(affected, { minLength: 1, maxLength: 3 }), withdrawn: fc.nat(9) }), {
      minLength: 1,
      maxLength: 8,
    }),
    fc.array(fc.array(component, { maxLength: 12 }), { minLength: 1, maxLength: 5 }),
  )
  .map(([parts, held]) => ({ advisories: parts.map(advisoryOf), held }));

function advisoryOf(of: { parts: readonly Affected[]; withdrawn: number }, at: number): Advisory {
  return {
    id: `DRILL-${at}`,
    format: "osv",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: null,
    modified: null,
    withdrawn: of.withdrawn === 0 ? "2026-01-01T00:00:00Z" : null,
    title: {},
    summary: {},
    severities: [],
    decision: {},
    affected: of.parts,
    references: [],
  };
}

/** `organization advisory product version` to the verdict; not affected has no entry. */
type VerdictsByVersion = ReadonlyMap<string, string>;

function worse(answer: Map<string, string>, place: readonly unknown[], verdict: string): void {
  const name = JSON.stringify(place);
  if (answer.get(name) !== "affected") answer.set(name, verdict);
}

function sorted(answer: VerdictsByVersion): readonly (readonly [string, string])[] {
  return [...answer].sort(([a], [b]) => (a < b ? -1 : 1));
}

function byPack({ advisories, held }: MatchWorld): VerdictsByVersion {
  const built = buildPack(advisories);
  const pack = openPack(built.match);
  assert.ok(pack.ok);
  const answer = new Map<string, string>();
  held.forEach((components, organization) => {
    const { matches } = match(components, [{ pack: pack.value, details: detailsInMemory(built.details) }]);
    for (const {
      component: { product, version },
      advisory,
      verdict,
    } of matches)
      if (verdict !== "not_affected")
        worse(answer, [organization, advisory, product, version ?? ""], verdict);
  });
  return answer;
}

function heldBy({ held }: MatchWorld): readonly HeldBy[] {
  return held.flatMap((components, organization) =>
    components.flatMap(holdingsOf).map((holding) => ({ holding, organizations: [organization] })),
  );
}

function byArrays(of: MatchWorld): VerdictsByVersion {
  const held = bulkHoldings(heldBy(of));
  const answer = new Map<string, string>();
  for (const advisory of of.advisories)
    for (const range of versionRangesOf(advisory))
      eachMatchingRun(held, range, (verdict, from, to) => {
        for (let slot = from; slot < to; slot++)
          for (const organization of held.postings.subarray(held.starts[slot], held.starts[slot + 1])) {
            const holding = held.slots[slot] ?? assert.fail();
            worse(answer, [organization, advisory.id, holding.held, holding.version], verdict);
          }
      });
  return answer;
}

function byDefinition(of: MatchWorld): VerdictsByVersion {
  const answer = new Map<string, string>();
  for (const { holding, organizations } of heldBy(of))
    for (const advisory of of.advisories)
      for (const range of versionRangesOf(advisory)) {
        const verdict = judgeHolding(range, holding);
        if (verdict !== null)
          worse(answer, [organizations[0], advisory.id, holding.held, holding.version], verdict);
      }
  return answer;
}

async function load(tx: Tx, { advisories, held }: MatchWorld): Promise<void> {
  await tx.run(sql`delete from holding`);
  await tx.run(sql`delete from version_range`);
  await tx.run(sql`delete from exposure`);
  await replaceRanges(
    tx,
    advisories.map((advisory) => ({
      key: advisory.id,
      id: advisory.id,
      content: "",
      sharing: null,
      advisory,
    })),
  );
  await tx.run(sql`create temp table held_row (like holding) on commit drop`);
  const inventory = "00000000-0000-4000-8000-000000000000";
  await tx.copy(
    "held_row (product, way, key, version, held, scheme, organization, inventory)",
    heldBy({ advisories, held }).map(({ holding, organizations }) => {
      const { product, way, key, version, held: named, scheme } = holding;
      return copyLine([
        product,
        way,
        key,
        version,
        named === product ? null : named,
        scheme,
        organizations[0],
        inventory,
      ]);
    }),
  );
  await tx.run(sql`insert into holding select * from held_row`);
}

async function stored(tx: Tx): Promise<VerdictsByVersion> {
  const rows = await tx.rows<
    Readonly<Record<"organization" | "advisory" | "product" | "version" | "verdict", string>>
  >(sql`select organization, advisory, product, version, verdict from exposure`);
  return new Map(
    rows.map((row) => [
      JSON.stringify([Number(row.organization), row.advisory, row.product, row.version]),
      row.verdict,
    ]),
  );
}

let store: Store;

describe("three ways to the same answer", () => {
  before(async () => {
    store = await freshStore();
  });
  after(async () => await store.close());

  test("the arrays, the packs and the definition agree", () => {
    fc.assert(
      fc.property(world, (of) => {
        const answer = sorted(byDefinition(of));
        assert.deepEqual(sorted(byArrays(of)), answer);
        assert.deepEqual(sorted(byPack(of)), answer);
      }),
      { numRuns: 400 },
    );
  });

  test("PostgreSQL agrees, by advisories and by organisations", async () => {
    let exposures = 0;
    await fc.assert(
      fc.asyncProperty(world, async (of) => {
        const answer = sorted(byDefinition(of));
        exposures += answer.length;
        await store.write(system, async (tx) => {
          await load(tx, of);
          await matchWithin(tx, { advisories: of.advisories.map(({ id }) => id) });
          assert.deepEqual(sorted(await stored(tx)), answer);
          await tx.run(sql`delete from exposure`);
          for (const [organization] of of.held.entries())
            await matchWithin(tx, { organization: String(organization) });
          assert.deepEqual(sorted(await stored(tx)), answer);
        });
      }),
      { numRuns: 60 },
    );
    assert.ok(exposures > 500, `only ${exposures} exposures were compared`);
  });

  test("a whole re-match names each organisation once, under its worst verdict", () => {
    fc.assert(
      fc.property(world, (of) => {
        const worst = new Map<string, string>();
        for (const [place, verdict] of byDefinition(of)) {
          const [organization, advisory] = JSON.parse(place) as [number, string];
          worse(worst, [organization, advisory], verdict);
        }
        const found = new Map<string, string>();
        matchAdvisories(
          bulkHoldings(heldBy(of)),
          of.advisories.map(versionRangesOf),
          (at, { list, affected: sure, unknown }) => {
            for (let i = 0; i < sure + unknown; i++) {
              const place = JSON.stringify([list[i], of.advisories[at]?.id]);
              assert.ok(!found.has(place));
              found.set(place, i < sure ? "affected" : "unknown");
            }
          },
        );
        assert.deepEqual(sorted(found), sorted(worst));
      }),
      { numRuns: 200 },
    );
  });
});
