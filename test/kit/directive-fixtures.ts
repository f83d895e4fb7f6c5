/** A drill room with advisories, officers and a sound draft, for the tests of directives. No test stands here. */
import assert from "node:assert/strict";
import { directiveTexts } from "#edge/directive-texts.ts";
import type { Advisory } from "#core/advisory.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { Sharing } from "#core/format/feed-record.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import { Refusal, type RefusalCode } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";
import { entriesAfter } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { freshStore } from "./room/test-store.ts";

/** When tests draft and issue. */
export const now = "2026-05-13T00:00:00Z";
/** A day after {@link now}. */
export const later = "2026-05-14T00:00:00Z";
/** A lead officer of the private domain. */
export const ana: Actor = { role: "lead", id: "lead-private-1", office: "msit", domain: "private" };
/** A colleague of {@link ana}. */
export const bo: Actor = { ...ana, id: "lead-private-2" };
/** An officer of the chair. */
export const chair: Actor = { role: "chair", id: "chair-1", office: "nso" };
/** Reads, and decides nothing. */
export const analyst: Actor = { role: "analyst", id: "analyst-1", office: "kisa" };
/** An organisation's operator. */
export const firm: Actor = { role: "organization", id: "org-1", organization: "major-0006" };

/** A sound draft. */
export const draft: DirectiveDraft = {
  title: { ko: "가상 게이트웨이 긴급 조치", en: "Urgent action on the invented gateway" },
  advisories: ["DRILL-ADV-1"],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope: "org.size >= 1",
  actions: [{ kind: "patch" }],
  binding: false,
  legalBasis: { ko: "훈련 규정", en: "Drill rules" },
  contact: "duty@room.example",
};

/** What the directive is about. */
export const advisory: Advisory = {
  id: "DRILL-ADV-1",
  format: "csaf",
  publisher: "[DRILL] EdgeGate PSIRT",
  aliases: [],
  related: [],
  published: "2026-05-11T00:00:00Z",
  modified: "2026-05-11T00:00:00Z",
  withdrawn: null,
  title: {
    ko: "[훈련] 가상 게이트웨이 원격 코드 실행",
    en: "[DRILL] Remote code execution in an invented gateway",
  },
  summary: {},
  severities: [],
  decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" },
  affected: [
    {
      product: "pkg:generic/edgegate",
      label: "EdgeGate",
      scheme: "semver",
      intervals: [{ from: "7.0.0", fromIncluded: true, to: "7.2.5", toIncluded: false }],
      versions: [],
      fixed: ["7.2.5"],
    },
  ],
  references: [],
};

/** A store with the drill world and five advisories: sound, withdrawn, naming the first as an alias, TLP:AMBER and TLP:GREEN. */
export async function directiveRoom(): Promise<Store> {
  const store = await freshStore();
  await loadWorld(store, "drill");
  const versions = [
    advisory,
    { ...advisory, id: "DRILL-ADV-2", withdrawn: "2026-05-12T00:00:00Z" },
    { ...advisory, id: "DRILL-ADV-3", aliases: ["DRILL-ADV-1"], decision: {} },
    { ...advisory, id: "DRILL-ADV-4" },
    { ...advisory, id: "DRILL-ADV-5" },
  ];
  const sharing = new Map<string, "amber" | "green">([
    ["DRILL-ADV-4", "amber"],
    ["DRILL-ADV-5", "green"],
  ]);
  await importRecords(store, system, {
    batch: "test",
    records: versions.map((one) => drillRecord(one, sharing.get(one.id))),
  });
  return store;
}

/** An advisory as an import brings it. */
export function drillRecord(of: Advisory, sharing: Sharing | null = null): ImportRecord {
  return {
    kind: "advisory",
    origin: { format: "csaf", path: "drill.json", position: "", sha256: "0".repeat(64) },
    record: { kind: "advisory", key: `csaf:${of.id}`, id: of.id, advisory: of, sharing, unknown: {} },
    content: of.id,
    source: "{}",
    remarks: [],
  };
}

/** The refusal with which the work ends; fails when it ends in any other way. */
export async function refused(work: Promise<unknown>, code: RefusalCode): Promise<Refusal> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Refusal, `not refused (${code}): ${String(error)}`);
  assert.equal(error.code, code);
  return error;
}

/** Drafts and submits as {@link ana}; gives the id. */
export async function draftAndSubmit(store: Store, of: DirectiveDraft = draft): Promise<string> {
  const { directive } = await store.write(ana, async (tx) => await draftDirective(tx, of, now));
  await store.write(ana, async (tx) => await submitDirective(tx, { directive }, now));
  return directive;
}

/** The same, approved by {@link bo}. */
export async function issue(store: Store, of: DirectiveDraft = draft): Promise<string> {
  const directive = await draftAndSubmit(store, of);
  await store.write(bo, async (tx) => await approveDirective(tx, { directive }, now, directiveTexts));
  return directive;
}

/** Kinds of the facts about one directive, in order. */
export async function kindsOf(store: Store, directive: string): Promise<readonly string[]> {
  const entries = await store.read(system, async (tx) => await entriesAfter(tx, 0, 10_000));
  return entries.flatMap(({ fact }) =>
    "directive" in fact && fact.directive === directive ? [fact.kind] : [],
  );
}
