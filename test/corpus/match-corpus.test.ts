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
function plainly(affected: Affected, version: string): VerdictKind {
  const { scheme: name, intervals, versions, undecidable } = affected;
  const scheme = schemeNamed(name);
  const isVersion = scheme !== undefined && /[0-9]/.test(version);
  const inside = isVersion ? containsAny(scheme, intervals, version) : null;
  const listed = versions.some(
    (one) => one === version || (scheme && compareVersions(scheme, one, version) === 0),
  );
  if (listed || intervals.some(({ from, to }) => from === null && to === null)) return "affected";
  if (inside !== null && isOfAnotherLine(affected, version)) return "unknown";
  if (inside === true) return "affected";
  if (undecidable !== undefined) return "unknown";
  return inside === null && intervals.length + versions.length > 0 ? "unknown" : "not_affected";
}

/**
 * Whether what the ranges say rests on an end from another line of fixes. Go's versions of a commit without a tag before it compare with each other
 * alone. A build for a module compares with builds for its own stream alone, and the components here tell no stream; no other build compares with one.
 */
function isOfAnotherLine({ scheme: name, intervals, product }: Affected, version: string): boolean {
  const scheme = schemeNamed(name);
  const holding = intervals.find((one) => scheme !== undefined && containsAny(scheme, [one], version));
  const resting = holding === undefined ? intervals : [holding];
  const differs = (line: RegExp) => (end: string | null) =>
    end !== null && end !== version && line.test(end) !== line.test(version);
  if (product?.startsWith("pkg:golang/"))
    return (
      untagged.test(version) &&
      resting.flatMap(({ from, to }) => [from === "0.0.0-0" ? null : from, to]).some(differs(untagged))
    );
  const ends = resting.map(({ to }) => to).filter((end) => end !== null && end !== version);
  return ends.some((end) => modular.test(version) || differs(modular)(end));
}

const untagged = /^v?0\.0\.0-(?:0\.)?[0-9]{14}-[0-9a-f]{12}$/;
const modular = /\.module[_+]/;

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
