/**
 * Keeps what a check found about each directive: the report, and the claims as they are after it. Both stay at home. A directive is answered by
 * the conclusions about what its pack names, so that what is attested is what the check showed.
 */
import { hash } from "node:crypto";
import { join, resolve } from "node:path";
import { claimsAfterCheck, type CheckObservation } from "#agent/check/component-claims.ts";
import { type StoredClaims, noClaims, readClaims, writeClaims } from "#agent/check/claim-store.ts";
import { type CheckedList, reachAfterCheck } from "#agent/check/list-coverage.ts";
import {
  areasInPack,
  checkedLists,
  listReach,
  listsInDoubt,
  type SearchedLists,
} from "#agent/check/list-reach.ts";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import type { LoadedPack } from "#agent/check/packs.ts";
import type { SoftwareList } from "#agent/scan/scan-inventories.ts";
import type { CheckConclusions } from "#core/matching/check-lines.ts";
import type { Conclusion } from "#core/matching/conclude.ts";
import type { AnswerCoverage } from "#core/directive/answer-coverage.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { Component } from "#core/inventory/component.ts";
import { type VerdictKind, worseVerdict } from "#core/verdict.ts";

/** What a check found, and where. */
type CheckRecord = {
  readonly home: Home;
  readonly asked: readonly LoadedPack[];
  readonly conclusions: CheckConclusions;
  readonly lists: ReadonlyMap<Component, SoftwareList>;
  /** The index that was in force. */
  readonly index: AnswerCoverage["index"];
} & SearchedLists;

/** Writes the report and the new claims of every directive that was asked about; the result is the claims as they are kept now. */
export async function recordCheck(record: CheckRecord, now: string): Promise<StoredClaims> {
  const { home, asked } = record;
  const kept = new Map(await readClaims(home));
  const reach = listReach(record);
  const doubtful = listsInDoubt(record.scan);
  const concluded = [...record.conclusions.values()].flat();
  const isAsked = asked.some(({ directive }) => directive !== null);
  const seen: readonly CheckedList[] =
    isAsked && !record.aged ? checkedLists(record.scan, { at: now, index: record.index }) : [];
  for (const [ordinal, { directive, sha256, pack }] of asked.entries()) {
    if (directive === null) continue;
    const told = concluded.filter((one) =>
      one.matches.some((match) => match.pack === ordinal || match.pack < 0),
    );
    const components = seenOf(told, doubtful(pack), record);
    const report = reportOf({ directive, sha256, told, now }, record);
    await writeFileAtomically(join(home.reports, `${directive.id}.json`), report, true);
    const before = kept.get(directive.id) ?? noClaims(directive.id, directive.revision);
    kept.set(directive.id, {
      ...before,
      revision: directive.revision,
      report: hash("sha256", report),
      checkedAt: now,
      claims: claimsAfterCheck(before.claims, { components, reach, at: now }),
      reach: reachAfterCheck(before.reach, {
        lists: seen,
        reach,
        areas: areasInPack(pack, seen),
        pack: sha256,
        renewed: before.revision !== directive.revision,
      }),
    });
  }
  await writeClaims(home, kept);
  return kept;
}

/** The name under which claims know a component: its product in its list. The list's path is absolute. */
export function claimDigest({ product, name }: Pick<Component, "product" | "name">, list: string): string {
  return hash("sha256", `${product ?? `name:${name}`}\n${list}`);
}

/**
 * The worst verdict of each component of each list. A component is its product in its list, whatever its version, so that an upgrade is seen. A list
 * that may hold more than was seen holds one more that is unknown.
 */
function seenOf(
  told: readonly Conclusion[],
  doubtful: readonly string[],
  { lists, aged }: CheckRecord,
): CheckObservation["components"] {
  const seen = new Map<string, { verdict: VerdictKind; source: string }>();
  for (const source of doubtful)
    seen.set(claimDigest({ product: null, name: "" }, source), { verdict: "unknown", source });
  for (const {
    deciding: { component },
    verdict,
  } of told) {
    const source = resolve(lists.get(component)?.path ?? "");
    const digest = claimDigest(component, source);
    const before = seen.get(digest)?.verdict ?? (aged ? "unknown" : "not_affected");
    seen.set(digest, { verdict: worseVerdict(before, verdict), source });
  }
  return seen;
}

type CheckReportInput = {
  readonly directive: DirectiveDocument;
  readonly sha256: string;
  readonly told: readonly Conclusion[];
  readonly now: string;
};

function reportOf(
  { directive, sha256, told, now }: CheckReportInput,
  { asked, lists, scan }: CheckRecord,
): string {
  const results = told.map(({ vulnerability, verdict, rule, statements: said, deciding }) => {
    const { component, advisory, reason } = deciding;
    const { product, name, version, at } = component;
    const source = lists.get(component)?.path ?? "";
    return { product, name, version, source, at, vulnerability, advisory, verdict, reason, rule, said };
  });
  const report = {
    type: "bongsu.report/1",
    directive: directive.id,
    revision: directive.revision,
    drill: directive.drill,
    at: now,
    pack: sha256,
    asked: asked.map((one) => one.sha256),
    lists: scan.lists.map(({ path, kind, components }) => ({ path, kind, components: components.length })),
    notCompared: scan.notCompared,
    results,
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}
