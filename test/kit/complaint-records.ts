/** Advisory records cut down to what a thread is about, and their way through readers, packs and matching. Not part of the program. */
import assert from "node:assert/strict";
import type { Advisory } from "#core/advisory.ts";
import { cve } from "#core/format/cve.ts";
import { osv } from "#core/format/osv.ts";
import type { DocumentFormat } from "#core/format/feed-record.ts";
import type { Component } from "#core/inventory/component.ts";
import { readInventory } from "#core/inventory/index.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { type Match, match } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";

function advisoryOf(format: DocumentFormat, document: unknown): Advisory {
  const read = format.read(document);
  assert.ok(read.ok, JSON.stringify(read.findings));
  const [record] = read.value.records;
  assert.ok(record?.kind === "advisory", JSON.stringify(read.value.rejected));
  return record.advisory;
}

type Events = readonly Readonly<Record<string, string>>[];
export type Osv = {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly ecosystem: string;
  readonly name: string;
  /** Each a `ranges` object of its own. */
  readonly ranges: readonly Events[];
};

export function fromOsv({ id, aliases = [], ecosystem, name, ranges }: Osv): Advisory {
  return advisoryOf(osv, {
    schema_version: "1.7.0",
    id,
    modified: "2026-01-01T00:00:00Z",
    aliases,
    affected: [
      { package: { ecosystem, name }, ranges: ranges.map((events) => ({ type: "ECOSYSTEM", events })) },
    ],
  });
}

type Cve = {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  readonly lessThanOrEqual: string;
};

export function fromCve({ id, vendor, product, lessThanOrEqual }: Cve): Advisory {
  const version = { version: "0", status: "affected", lessThanOrEqual, versionType: "custom" };
  return advisoryOf(cve, {
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: {
      cveId: id,
      state: "PUBLISHED",
      assignerOrgId: "00000000-0000-4000-8000-000000000000",
      datePublished: "2026-01-01T00:00:00Z",
      dateUpdated: "2026-01-01T00:00:00Z",
    },
    containers: {
      cna: {
        providerMetadata: { orgId: "00000000-0000-4000-8000-000000000000" },
        descriptions: [{ lang: "en", value: "A drill." }],
        references: [{ url: "https://example.org/" }],
        affected: [{ vendor, product, defaultStatus: "unaffected", versions: [version] }],
      },
    },
  });
}

export function packOf(advisories: readonly Advisory[]): OpenedPack {
  const built = buildPack(advisories);
  const pack = openPack(built.match);
  assert.ok(pack.ok, JSON.stringify(pack.findings));
  return { pack: pack.value, details: detailsInMemory(built.details) };
}

/** The components of a bill of materials that names them by these package URLs. */
export function listOf(purls: readonly string[], cpe?: string): readonly Component[] {
  const components = purls.map((purl) => ({ type: "library", name: "listed", purl, cpe }));
  const read = readInventory(
    "bom.json",
    JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components }),
  );
  assert.ok(read.ok);
  return read.value.components;
}

export function matchesOf(purl: string, advisories: readonly Advisory[]): readonly Match[] {
  return match(listOf([purl]), [packOf(advisories)]).matches;
}

/** Each advisory with its verdict. */
export function verdicts(purl: string, advisories: readonly Advisory[]): readonly string[] {
  return matchesOf(purl, advisories).map(({ advisory, verdict }) => `${advisory} ${verdict}`);
}
