/** Runs the vectors of `test/vectors/match`: advisories and components in, verdicts out, through a built and opened pack. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Advisory, Affected } from "#core/advisory.ts";
import type { Component } from "#core/inventory/component.ts";
import { match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import type { Verdict } from "#core/verdict.ts";
import type { Interval } from "#core/version/range.ts";

type VectorAffected = Partial<Omit<Affected, "intervals">> & {
  readonly product: string | null;
  readonly scheme: string;
  readonly intervals?: readonly Partial<Interval>[];
};
type Vectors = {
  readonly about: string;
  readonly advisories: readonly (Partial<Omit<Advisory, "affected">> & {
    readonly id: string;
    readonly affected: readonly VectorAffected[];
  })[];
  readonly cases: readonly {
    readonly name?: string;
    readonly component: string | null;
    readonly version: string | null;
    /** What its list says beside name and version. */
    readonly facts?: Pick<Component, "also" | "sourceUnknown" | "module" | "systemRelease">;
    readonly verdicts: readonly Partial<Verdict>[];
  }[];
};

const folder = new URL("../../../test/vectors/match/", import.meta.url);

function fullAffected(given: VectorAffected): Affected {
  const intervals = (given.intervals ?? []).map((interval) => ({
    from: null,
    fromIncluded: true,
    to: null,
    toIncluded: interval.to === null,
    ...interval,
  }));
  return { label: given.product ?? "unnamed", versions: [], fixed: [], ...given, intervals };
}

function fullAdvisory(given: Vectors["advisories"][number]): Advisory {
  return {
    format: "osv",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: null,
    modified: null,
    withdrawn: null,
    title: {},
    summary: {},
    severities: [],
    decision: {},
    references: [],
    ...given,
    affected: given.affected.map(fullAffected),
  };
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const vectors = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Vectors;
  describe(`match: ${file}`, () => {
    const built = buildPack(vectors.advisories.map(fullAdvisory));
    const pack = openPack(built.match);
    assert.ok(pack.ok);
    const packs = [{ pack: pack.value, details: detailsInMemory(built.details) }];
    for (const { name, component, version, facts = {}, verdicts } of vectors.cases)
      it(name ?? `${component ?? "a component without a name"} ${version ?? "without a version"}`, () => {
        const listed = {
          product: component,
          name: "x",
          version,
          at: "line 1",
          scope: "runtime" as const,
          dependencyPath: [],
          ...facts,
        };
        const found = match([listed], packs);
        assert.deepEqual(found.findings, []);
        assert.deepEqual(found.withoutAdvisory, verdicts.length === 0 ? [listed] : []);
        assert.equal(found.matches.length, verdicts.length);
        for (const [i, expected] of verdicts.entries())
          for (const [member, value] of Object.entries(expected))
            assert.deepEqual(
              found.matches[i]?.[member as keyof Verdict],
              value,
              `${expected.advisory} ${member}`,
            );
      });
  });
}
