/** Every file that an index may name is a target of somebody: one that is nobody's makes agents refuse the whole publication. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { type IndexFile, readIndex } from "#core/document/pub-index.ts";
import { findTarget, isCovered } from "#core/tuf/delegation.ts";
import type { TargetsPart, TufDocument } from "#core/tuf/metadata.ts";
import { delegationsOf } from "#core/tuf/publication-roles.ts";
import { publicationRole, roleOfLead, targetPath } from "#core/tuf/publication-targets.ts";

const digest = "ab".repeat(32);
const file = { sha256: digest, bytes: 1 };
const advisories = [
  "advisories/provider-metadata.json",
  "advisories/dumps/gna-65535.ndjson",
  "advisories/csaf/en/2026/gcve-65535-2026-1167.json",
  "advisories/csaf-2.1/ko/2026/gcve-65535-2026-1167.json",
  "advisories/vex/ko/2026/gcve-65535-2026-1167.json",
  "advisories/GCVE-65535-2026-1167.osv.json",
  "advisories/GCVE-65535-2026-1167.cve.json",
  "advisories/GCVE-65535-2026-1167.gcve.json",
  "advisories/GCVE-65535-2026-1167.csaf.ko.json",
  "advisories/GCVE-65535-2026-1167.ko.html",
].map((path) => ({ ...file, path, kind: "advisory" }) as const);

/** One of each form of path. */
const files: readonly IndexFile[] = [
  ...advisories,
  { ...file, path: "directives/D-1/1.json", kind: "directive" },
  { ...file, path: "facts/D-1/1.json", kind: "facts" },
  { ...file, path: `packs/${digest}.pack`, kind: "pack" },
  { ...file, path: "rosters/1.json", kind: "roster" },
  { ...file, path: "orders/D-1/1.order", kind: "order" },
  { ...file, path: `suspensions/D-1/${digest}.order`, kind: "suspension" },
  { ...file, path: `notices/${digest}.order`, kind: "notice" },
  { ...file, path: `guidelines/${digest}.order`, kind: "guideline" },
  { ...file, path: `ecosystems/npm/${digest}.details`, kind: "details", ecosystem: "npm" },
];

const documentOf = (part: Partial<TargetsPart>): TufDocument<TargetsPart> => ({
  part: { version: 1, expires: 0, targets: new Map(), delegations: [], ...part },
  signed: {},
  signatures: [],
});

it("an index may name each of these files", () => {
  const read = readIndex({
    type: "bongsu.index/1",
    room: "http://localhost:8420",
    drill: true,
    sequence: 1,
    issuedAt: "2026-11-30T00:00:00Z",
    expires: "2026-12-01T00:00:00Z",
    files,
  });
  assert.deepEqual(read.ok ? read.value.files : read.findings, files);
});

it("a role of the publication may speak for each of them", async () => {
  const signed = { hashPrefixes: null, terminating: true, threshold: 1, keyids: [], keys: new Map() };
  const delegations = delegationsOf(["nis"]).map((one) => ({ ...one, ...signed }));
  for (const one of files) {
    const path = targetPath(one, () => "nis") ?? "";
    const its = documentOf({ targets: new Map([[path, { length: 1, hashes: new Map() }]]) });
    const roleTargets = async () => await Promise.resolve(its);
    const found = await findTarget(documentOf({ delegations }), path, { roleTargets, most: 9 });
    assert.ok([publicationRole, roleOfLead("nis")].includes(found?.role ?? ""), path);
  }
});

it("an older root speaks for none of the files that came later, and for all before", () => {
  const older = delegationsOf(["nis"]).map(({ paths }) => ({
    paths: paths.filter((path) => !path.startsWith("advisories/")),
  }));
  const left = files.filter((one) => !isCovered(targetPath(one, () => "nis") ?? "", older));
  assert.deepEqual(left, advisories);
});
