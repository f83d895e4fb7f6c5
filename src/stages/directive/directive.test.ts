/** Directives on a real PostgreSQL: the whole life, two persons, what is written and published, who may, and what a preview says. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { freshStore } from "../../../test/store.ts";
import type { Advisory } from "#core/advisory.ts";
import type { DirectiveDraft } from "#core/directive.ts";
import { parseScope, selects } from "#core/policy/scope.ts";
import { Refusal, type RefusalCode } from "#core/problem.ts";
import type { Actor } from "#core/who.ts";
import { entriesAfter } from "#store/journal.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import {
  approveDirective,
  draftDirective,
  editDirective,
  returnDirective,
  reviseDirective,
  submitDirective,
  supersedeDirective,
  withdrawDirective,
} from "#stages/directive/commands.ts";
import { previewDirective } from "#stages/directive/preview.ts";
import {
  documentsInForce,
  issuedDocument,
  listDirectives,
  packContent,
  readDirective,
} from "#stages/directive/queries.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { organizationsInScope } from "#stages/registry/queries.ts";

const now = "2026-05-13T00:00:00Z";
const later = "2026-05-14T00:00:00Z";
const ana: Actor = { role: "lead", id: "lead-private-1", office: "msit", domain: "private" };
const bo: Actor = { ...ana, id: "lead-private-2" };
const chair: Actor = { role: "chair", id: "chair-1", office: "nso" };
const analyst: Actor = { role: "analyst", id: "analyst-1", office: "kisa" };
const firm: Actor = { role: "organization", id: "org-1", organization: "major-0006" };

const draft: DirectiveDraft = {
  title: { ko: "가상 게이트웨이 긴급 조치", en: "Urgent action on the invented gateway" },
  advisories: ["DRILL-ADV-1"],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope: "org.size >= 1",
  actions: [{ kind: "patch" }],
  binding: false,
  legalBasis: { ko: "훈련 규정", en: "Drill rules" },
  contact: "duty@room.example",
};

const advisory: Advisory = {
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

let store: Store;
before(async () => {
  store = await freshStore();
  await loadWorld(store, "drill");
  const versions = [
    advisory,
    { ...advisory, id: "DRILL-ADV-2", withdrawn: "2026-05-12T00:00:00Z" },
    { ...advisory, id: "DRILL-ADV-3", aliases: ["DRILL-ADV-1"], decision: {} },
  ];
  await importRecords(store, system, {
    batch: "test",
    records: versions.map((one) => ({
      kind: "advisory",
      origin: { format: "csaf", path: "drill.json", position: "", sha256: "0".repeat(64) },
      record: {
        kind: "advisory",
        key: `csaf:${one.id}`,
        id: one.id,
        advisory: one,
        sharing: null,
        unknown: {},
      },
      content: one.id,
      source: "{}",
      remarks: [],
    })),
  });
});
after(async () => await store.close());

async function as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await store.write(actor, work);
}

async function refused(work: Promise<unknown>, code: RefusalCode): Promise<Refusal> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Refusal, `not refused (${code}): ${String(error)}`);
  assert.equal(error.code, code);
  return error;
}

async function draftAndSubmit(of: DirectiveDraft = draft): Promise<string> {
  const { directive } = await as(ana, async (tx) => await draftDirective(tx, of, now));
  await as(ana, async (tx) => await submitDirective(tx, { directive }, now));
  return directive;
}

async function issue(of: DirectiveDraft = draft): Promise<string> {
  const directive = await draftAndSubmit(of);
  await as(bo, async (tx) => await approveDirective(tx, { directive }, now));
  return directive;
}

async function kindsOf(directive: string): Promise<readonly string[]> {
  const entries = await store.read(system, async (tx) => await entriesAfter(tx, 0, 10_000));
  return entries.flatMap(({ fact }) =>
    "directive" in fact && fact.directive === directive ? [fact.kind] : [],
  );
}

describe("issuing", () => {
  it("writes the immutable document, its text and its pack, and records each step", async () => {
    const directive = await draftAndSubmit();
    const approved = await as(bo, async (tx) => await approveDirective(tx, { directive }, later));
    assert.equal(approved.revision, 1);
    const document = await as(system, async (tx) => await issuedDocument(tx, directive, 1));
    assert.ok(document);
    assert.equal(document.dissemination, approved.dissemination);
    assert.match(document.dissemination, /^SP(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    assert.equal(document.drill, true);
    assert.match(document.id, /^DRILL-2026-\d{4}$/);
    assert.match(document.text.ko, /^\[훈련\] 조치 지시: 가상 게이트웨이 긴급 조치\n/);
    assert.deepEqual([document.issuedAt, document.issuedBy, document.approvedBy], [later, "msit", [bo.id]]);
    assert.equal(document.draft.scope, 'org.domain == "private" && (org.size >= 1)');
    assert.deepEqual(document.advisories[0]?.decision, advisory.decision);
    assert.deepEqual(document.advisories[0]?.aliases, ["DRILL-ADV-3"]);
    const { pack } = document;
    assert.ok(pack);
    for (const name of [pack.sha256, pack.details]) {
      const content = await as(system, async (tx) => await packContent(tx, name));
      assert.ok(content);
      assert.equal(createHash("sha256").update(content).digest("hex"), name);
    }
    assert.deepEqual(await kindsOf(directive), [
      "directive.drafted",
      "directive.submitted",
      "directive.approved",
      "directive.issued",
    ]);
  });

  it("needs a person who had no hand in it", async () => {
    const { directive } = await as(ana, async (tx) => await draftDirective(tx, draft, now));
    await as(bo, async (tx) => await editDirective(tx, { directive, draft }, now));
    await as(ana, async (tx) => await submitDirective(tx, { directive }, now));
    for (const person of [ana, bo])
      await refused(
        as(person, async (tx) => await approveDirective(tx, { directive }, now)),
        "second-person-needed",
      );
    assert.equal(await as(system, async (tx) => await issuedDocument(tx, directive)), undefined);
    const { revision } = await as(chair, async (tx) => await approveDirective(tx, { directive }, now));
    assert.equal(revision, 1);
  });

  it("happens once when two approve at the same time", async () => {
    const directive = await draftAndSubmit();
    const results = await Promise.allSettled(
      [bo, chair].map(
        async (person) => await as(person, async (tx) => await approveDirective(tx, { directive }, now)),
      ),
    );
    assert.deepEqual(results.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
    assert.equal((await kindsOf(directive)).filter((kind) => kind === "directive.issued").length, 1);
  });

  it("refuses a draft with faults at the submission, each at its field", async () => {
    const faulty = { ...draft, scope: "org.siez > 1", advisories: ["DRILL-ADV-2", "NONE-1"], contact: " " };
    const { directive } = await as(ana, async (tx) => await draftDirective(tx, faulty, now));
    const refusal = await refused(
      as(ana, async (tx) => await submitDirective(tx, { directive }, now)),
      "input-invalid",
    );
    assert.deepEqual(
      refusal.findings.map(({ at, code }) => `${at} ${code}`),
      [
        "/scope scope-unreadable",
        "/contact text-missing",
        "/advisories/0 advisory-withdrawn",
        "/advisories/1 advisory-unknown",
      ],
    );
  });

  it("refuses what the state does not allow, and what does not exist", async () => {
    const directive = await issue();
    await refused(
      as(bo, async (tx) => await approveDirective(tx, { directive }, now)),
      "state-forbids",
    );
    await refused(
      as(ana, async (tx) => await editDirective(tx, { directive, draft }, now)),
      "state-forbids",
    );
    await refused(
      as(ana, async (tx) => await submitDirective(tx, { directive: "NO-1" }, now)),
      "not-found",
    );
  });
});

describe("after the issue", () => {
  it("a revision goes through two persons again and says what changed; its clocks keep their start", async () => {
    const directive = await issue();
    const changed = { ...draft, actions: [{ kind: "patch" }, { kind: "hunt" }] as const };
    await as(bo, async (tx) => await reviseDirective(tx, { directive, draft: changed }, later));
    const head = await as(ana, async (tx) => await readDirective(tx, directive));
    assert.deepEqual([head?.state, head?.revision, head?.work?.stage], ["issued", 1, "draft"]);
    await as(bo, async (tx) => await submitDirective(tx, { directive }, later));
    await refused(
      as(bo, async (tx) => await approveDirective(tx, { directive }, later)),
      "second-person-needed",
    );
    await as(ana, async (tx) => await returnDirective(tx, { directive }, later));
    await as(bo, async (tx) => await submitDirective(tx, { directive }, later));
    await as(ana, async (tx) => await approveDirective(tx, { directive }, later));
    const first = await as(system, async (tx) => await issuedDocument(tx, directive, 1));
    const second = await as(system, async (tx) => await issuedDocument(tx, directive));
    assert.equal(second?.revision, 2);
    assert.deepEqual([second.issuedAt, second.revisedAt], [now, later]);
    assert.equal(second.replaces, first?.dissemination);
    assert.equal(second.changes?.en, "actions added: hunt for signs of compromise");
    assert.equal((await as(ana, async (tx) => await readDirective(tx, directive)))?.state, "revised");
    assert.equal((await kindsOf(directive)).at(-1), "directive.revised");
  });

  it("a withdrawal needs its reason and a second person, and is a document of its own without a pack", async () => {
    const directive = await issue();
    const reason = {
      ko: "제품에 영향이 없음이 확인되었습니다",
      en: "The product was found not to be affected",
    };
    await refused(
      as(ana, async (tx) => await withdrawDirective(tx, { directive, reason: { ko: "까닭" } }, later)),
      "input-invalid",
    );
    await as(
      ana,
      async (tx) => await reviseDirective(tx, { directive, draft: { ...draft, contact: "other" } }, later),
    );
    await as(ana, async (tx) => await withdrawDirective(tx, { directive, reason }, later));
    assert.equal((await as(system, async (tx) => await issuedDocument(tx, directive)))?.state, "issued");
    await refused(
      as(ana, async (tx) => await approveDirective(tx, { directive }, later)),
      "second-person-needed",
    );
    await as(bo, async (tx) => await approveDirective(tx, { directive }, later));
    const document = await as(system, async (tx) => await issuedDocument(tx, directive));
    assert.deepEqual(
      [document?.state, document?.revision, document?.pack, document?.changes],
      ["withdrawn", 2, null, reason],
    );
    assert.match(document?.text.ko ?? "", /철회되었습니다/);
    const head = await as(ana, async (tx) => await readDirective(tx, directive));
    assert.deepEqual([head?.state, head?.draft.contact, head?.may], ["withdrawn", draft.contact, []]);
    assert.equal((await kindsOf(directive)).at(-1), "directive.withdrawn");
  });

  it("a proposed withdrawal can be dropped", async () => {
    const directive = await issue();
    const reason = { ko: "까닭", en: "Reason" };
    await as(ana, async (tx) => await withdrawDirective(tx, { directive, reason }, later));
    await as(bo, async (tx) => await returnDirective(tx, { directive }, later));
    const head = await as(ana, async (tx) => await readDirective(tx, directive));
    assert.deepEqual([head?.state, head?.work, head?.ending], ["issued", null, null]);
  });

  it("a supersession names another directive in force", async () => {
    const [directive, by] = [await issue(), await issue()];
    for (const wrong of [directive, "NO-1", await draftAndSubmit()])
      await refused(
        as(ana, async (tx) => await supersedeDirective(tx, { directive, by: wrong }, later)),
        "input-invalid",
      );
    await as(ana, async (tx) => await supersedeDirective(tx, { directive, by }, later));
    await as(bo, async (tx) => await approveDirective(tx, { directive }, later));
    const document = await as(system, async (tx) => await issuedDocument(tx, directive));
    assert.equal(document?.state, "superseded");
    assert.equal(document.changes?.en, `Superseded by directive ${by}`);
    const inForce = await as(system, documentsInForce);
    assert.ok(inForce.some(({ id }) => id === by));
    assert.ok(!inForce.some(({ id }) => id === directive));
  });
});

describe("who may", () => {
  it("officers act, analysts read, organisations see issued documents alone", async () => {
    const directive = await draftAndSubmit();
    for (const actor of [analyst, firm, { ...ana, office: undefined } as unknown as Actor])
      await refused(
        as(actor, async (tx) => await draftDirective(tx, draft, now)),
        "not-permitted",
      );
    assert.deepEqual((await as(analyst, async (tx) => await readDirective(tx, directive)))?.may, []);
    assert.deepEqual((await as(bo, async (tx) => await readDirective(tx, directive)))?.may, [
      "return",
      "approve",
    ]);
    assert.equal(await as(firm, async (tx) => await readDirective(tx, directive)), undefined);
    assert.deepEqual(await as(firm, async (tx) => await listDirectives(tx, {})), { items: [] });
    await as(bo, async (tx) => await approveDirective(tx, { directive }, now));
    assert.equal((await as(firm, async (tx) => await issuedDocument(tx, directive)))?.id, directive);
  });

  it("the database holds what the commands promise: no rewriting, no foreign approval, no office but one's own", async () => {
    const directive = await issue();
    const attempts: readonly (readonly [Actor, (tx: Tx) => Promise<unknown>])[] = [
      [
        chair,
        async (tx) =>
          await tx.run(sql`update directive_revision set document = '{}' where directive = ${directive}`),
      ],
      [chair, async (tx) => await tx.run(sql`delete from directive_revision where directive = ${directive}`)],
      [chair, async (tx) => await tx.run(sql`delete from directive where id = ${directive}`)],
      [chair, async (tx) => await tx.run(sql`update pack set content = ''`)],
      [
        ana,
        async (tx) =>
          await tx.run(
            sql`insert into directive_approval values (${directive}, 2, ${bo.id}, 'msit', ${now})`,
          ),
      ],
      [
        firm,
        async (tx) =>
          await tx.run(sql`insert into directive_revision values (${directive}, 9, '{}', ${now})`),
      ],
      [analyst, async (tx) => await tx.run(sql`insert into pack values ('x', '', ${now})`)],
      [
        ana,
        async (tx) =>
          await tx.run(sql`insert into directive (id, state, revision, office, drill, draft, drafted_by, drafted_at, updated_at)
            values ('X', 'draft', 0, 'nis', true, '{}', ${ana.id}, ${now}, ${now})`),
      ],
    ];
    for (const [actor, attempt] of attempts)
      await assert.rejects(as(actor, attempt), /permission denied|row-level security/);
    const touched = await as(firm, async (tx) => await tx.run(sql`update directive set state = 'withdrawn'`));
    assert.equal(touched, 0);
  });
});

describe("lists", () => {
  it("come in pages, changed last first, by state", async () => {
    const seen: string[] = [];
    for (let place: string | undefined; ;) {
      const page = await as(
        chair,
        async (tx) => await listDirectives(tx, { limit: 3, ...(place !== undefined && { after: place }) }),
      );
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === undefined) break;
      place = page.next;
    }
    const all = await as(chair, async (tx) => await listDirectives(tx, { limit: 200 }));
    assert.deepEqual(
      seen,
      all.items.map(({ id }) => id),
    );
    assert.equal(new Set(seen).size, seen.length);
    const withdrawn = await as(chair, async (tx) => await listDirectives(tx, { state: "withdrawn" }));
    assert.ok(withdrawn.items.length > 0 && withdrawn.items.every(({ state }) => state === "withdrawn"));
    assert.deepEqual(
      await as(chair, async (tx) => await listDirectives(tx, { after: "';--", limit: 200 })),
      all,
    );
  });
});

describe("a preview", () => {
  it("counts whom the office reaches, and shows text, deadlines and faults without writing", async () => {
    const everyone = { ...draft, scope: "true" };
    const wide = await store.read(chair, async (tx) => await previewDirective(tx, everyone, now));
    const led = await store.read(ana, async (tx) => await previewDirective(tx, everyone, now));
    assert.ok(wide.selected.total >= 400);
    assert.ok(led.selected.total > 0 && led.selected.total < wide.selected.total);
    for (const { selected } of [wide, led])
      for (const counts of [selected.byTier, selected.bySector])
        assert.equal(
          Object.values(counts).reduce((sum, count) => sum + count, 0),
          selected.total,
        );
    assert.deepEqual(wide.findings, []);
    assert.deepEqual(
      led.deadlines.map(({ exposed, tier, due }) => [exposed, tier, due]),
      [
        ["yes", "P1", "2026-05-16T14:59:59Z"],
        ["no", "P3", "2026-07-12T14:59:59Z"],
        ["unknown", "P1", "2026-05-16T14:59:59Z"],
      ],
    );
    assert.match(led.text.ko, /대상: 영역: 민간/);
    const faulty = await store.read(
      ana,
      async (tx) => await previewDirective(tx, { ...draft, scope: "org." }, now),
    );
    assert.deepEqual([faulty.selected.total, faulty.findings[0]?.at], [0, "/scope"]);
  });

  it("counts exactly those whom the issued scope then selects", async () => {
    const some = { ...draft, scope: 'org.tier in ["sme", "major", "basic"] && org.size > 50' };
    const preview = await store.read(ana, async (tx) => await previewDirective(tx, some, now));
    const directive = await issue(some);
    const document = await as(system, async (tx) => await issuedDocument(tx, directive));
    const scope = parseScope(document?.draft.scope ?? "");
    assert.ok(scope.ok);
    const everyone = await as(system, async (tx) => await organizationsInScope(tx, { on: "2026-05-13" }));
    const selected = everyone.filter(({ facts }) => selects(scope.value, facts));
    assert.ok(selected.length > 0 && selected.length < everyone.length);
    assert.equal(preview.selected.total, selected.length);
    assert.ok(selected.every(({ facts }) => facts.domain === "private"));
  });
});
