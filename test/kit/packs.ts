/** An invented world of advisories for the tests of packs, and what they open packs with. */
import assert from "node:assert/strict";
import type { Advisory, Affected } from "#core/advisory.ts";
import { openPack, type Pack } from "#core/pack/read/open-pack.ts";
import type { Parsed } from "#core/problem.ts";

export function affected(product: string, from: string | null, to: string): Affected {
  const interval = { from, fromIncluded: true, to, toIncluded: false };
  return { product, label: product, scheme: "npm", intervals: [interval], versions: [], fixed: [to] };
}

export function advisory(id: string, list: readonly Affected[], more: Partial<Advisory> = {}): Advisory {
  return {
    id,
    format: "osv",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: "2026-01-01T00:00:00Z",
    modified: "2026-01-01T00:00:00Z",
    withdrawn: null,
    title: { en: `[DRILL] ${id}`, ko: `[훈련] ${id}` },
    summary: {},
    severities: [],
    decision: {},
    affected: list,
    references: [],
    ...more,
  };
}

/** 60 products in four name families, each named by one to three of 90 advisories. */
export function world(): readonly Advisory[] {
  return Array.from({ length: 90 }, (_, i) => {
    const product = `pkg:npm/%40drill/${["alpha", "alphabet", "beta", "가람"][i % 4] ?? ""}-${i % 60}`;
    const listed = i % 7 === 0 ? ["0.0.1", "0.0.2"] : [];
    return advisory(`DRILL-2026-${String(i).padStart(4, "0")}`, [
      { ...affected(product, i % 5 === 0 ? null : `1.${i % 9}.0`, `2.${i}.0`), versions: listed },
    ]);
  });
}

export function opened(bytes: Uint8Array): Pack {
  const pack = openPack(bytes);
  assert.ok(pack.ok, JSON.stringify(pack));
  return pack.value;
}

export function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export function valueOf<T>(read: Parsed<T>): T {
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}
