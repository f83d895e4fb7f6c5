/** A pack built of real advisories answers exactly as the ranges of the advisories do, asked one by one, at and beside every end. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Advisory, Affected } from "#core/advisory.ts";
import { formatOfDocument } from "#core/format/index.ts";
import type { Component } from "#core/inventory/component.ts";
import { matcherOf } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import type { VerdictKind } from "#core/verdict.ts";
import { schemeNamed } from "#core/version/index.ts";
import { containsAny } from "#core/version/range.ts";
import { compareVersions } from "#core/version/scheme.ts";

const folder = join(import.meta.dirname, "../../../shared/data/osv");
const feeds = ["PyPI", "crates.io", "Go", "AlmaLinux"];
const mostRecords = 2500;
const mostPairs = 15_000;

function advisoriesOf(feed: string): readonly Advisory[] {
  const lines = gunzipSync(readFileSync(join(folder, `${feed}.jsonl.gz`)))
    .toString()
    .split("\n")
    .slice(0, mostRecords);
  return lines
    .filter((line) => line !== "")
    .flatMap((line) => {
      const document: unknown = JSON.parse(line);
      const format = formatOfDocument(document);
      const read = format.ok ? format.value.read(document) : format;
      return read.ok
        ? read.value.records.flatMap((one) => (one.kind === "advisory" ? [one.advisory] : []))
        : [];
    });
}

/** What one affected entry says of a version, by the ranges themselves. */
function plainly({ scheme: name, intervals, versions, undecidable }: Affected, version: string): VerdictKind {
  const scheme = schemeNamed(name);
  const inside = scheme === undefined ? null : containsAny(scheme, intervals, version);
  const listed = versions.some(
    (one) => one === version || (scheme && compareVersions(scheme, one, version) === 0),
  );
  if (inside === true || listed || intervals.some(({ from, to }) => from === null && to === null))
    return "affected";
  if (undecidable !== undefined) return "unknown";
  return inside === null && intervals.length + versions.length > 0 ? "unknown" : "not_affected";
}

const order: readonly VerdictKind[] = ["not_affected", "unknown", "affected"];

for (const feed of feeds)
  test(`match: ${feed}`, { skip: existsSync(folder) ? false : `no ${folder}` }, () => {
    const advisories = advisoriesOf(feed).filter(({ withdrawn }) => withdrawn === null);
    const built = buildPack(advisories);
    const pack = openPack(built.match);
    assert.ok(pack.ok);
    const matcher = matcherOf([{ pack: pack.value, details: detailsInMemory(built.details) }]);
    const told = advisories.flatMap((advisory) =>
      advisory.affected.map((affected) => ({ advisory, affected })),
    );
    const byProduct = Map.groupBy(told, ({ affected }) => affected.product);
    let pairs = 0;
    for (const [product, list] of byProduct) {
      if (product === null || pairs > mostPairs) continue;
      const ends = list.flatMap(({ affected }) => affected.intervals.flatMap(({ from, to }) => [from, to]));
      const asked = new Set([
        ...ends.filter((end) => end !== null).flatMap((end) => [end, `${end}.1`, `${end}-1`]),
        "0",
        "99999",
        "no version",
      ]);
      for (const version of [...asked].slice(0, 60)) {
        const component: Component = {
          product,
          name: product,
          version,
          at: "",
          scope: "runtime",
          dependencyPath: [],
        };
        const expected = new Map<string, VerdictKind>();
        for (const { advisory, affected } of list) {
          const [now, before] = [plainly(affected, version), expected.get(advisory.id) ?? "not_affected"];
          expected.set(advisory.id, order.indexOf(now) > order.indexOf(before) ? now : before);
        }
        const found = new Map<string, VerdictKind>();
        for (const { advisory, verdict } of matcher.match(component)) {
          const before = found.get(advisory) ?? "not_affected";
          found.set(advisory, order.indexOf(verdict) > order.indexOf(before) ? verdict : before);
        }
        pairs += expected.size;
        assert.deepEqual(found, expected, `${product} ${version}`);
      }
    }
    assert.deepEqual(matcher.findings(), []);
    assert.ok(pairs > 1000, `${pairs} pairs`);
  });
