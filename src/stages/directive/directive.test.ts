/** The life of directives on a real PostgreSQL: two persons, what is written, what each step records. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { directiveTexts } from "#edge/directive-texts.ts";
import {
  advisory,
  ana,
  bo,
  chair,
  directiveRoom,
  draft,
  draftAndSubmit,
  drillRecord,
  issue,
  kindsOf,
  later,
  now,
  refused,
} from "#test/kit/directive-fixtures.ts";
import type { Actor } from "#core/actor.ts";
import type { Advisory } from "#core/advisory.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { type Store, system, type Tx } from "#store/sql.ts";
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
import { documentsInForce, issuedDocument, packContent, readDirective } from "#stages/directive/queries.ts";

let store: Store;

async function as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await store.write(actor, work);
}

describe("the life of directives on a real PostgreSQL", () => {
  before(async () => {
    store = await directiveRoom();
  });
  after(async () => await store.close());

  describe("issuing", () => {
    it("writes the immutable document, its text and its pack, and records each step", async () => {
      const directive = await draftAndSubmit(store);
      const approved = await as(
        bo,
        async (tx) => await approveDirective(tx, { directive }, later, directiveTexts),
      );
      assert.equal(approved.revision, 1);
      const document = await as(system, async (tx) => await issuedDocument(tx, directive, 1));
      assert.ok(document);
      assert.equal(document.dissemination, approved.dissemination);
      assert.match(document.dissemination, /^SP(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      assert.equal(document.drill, true);
      assert.match(document.id, /^DRILL-2026-\d{4}$/);
      assert.match(document.text["ko"] ?? "", /^\[훈련\] 조치 지시: 가상 게이트웨이 긴급 조치\n/);
      assert.deepEqual([document.issuedAt, document.issuedBy, document.approvedBy], [later, "msit", [bo.id]]);
      assert.equal(document.draft.scope, 'org.domain == "private" && (org.size >= 1)');
      assert.deepEqual(document.advisories[0]?.decision, advisory.decision);
      assert.deepEqual(document.advisories[0]?.aliases, ["DRILL-ADV-3"]);
      const { pack } = document;
      assert.ok(pack);
      for (const name of [pack.sha256, pack.details]) {
        const content = await as(system, async (tx) => await packContent(tx, name));
        assert.ok(content);
        assert.equal(hash("sha256", content), name);
      }
      assert.deepEqual(await kindsOf(store, directive), [
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
          as(person, async (tx) => await approveDirective(tx, { directive }, now, directiveTexts)),
          "second-person-needed",
        );
      assert.equal(await as(system, async (tx) => await issuedDocument(tx, directive)), undefined);
      const { revision } = await as(
        chair,
        async (tx) => await approveDirective(tx, { directive }, now, directiveTexts),
      );
      assert.equal(revision, 1);
    });

    it("happens once when two approve at the same time", async () => {
      const directive = await draftAndSubmit(store);
      const results = await Promise.allSettled(
        [bo, chair].map(
          async (person) =>
            await as(person, async (tx) => await approveDirective(tx, { directive }, now, directiveTexts)),
        ),
      );
      assert.deepEqual(results.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
      assert.equal((await kindsOf(store, directive)).filter((kind) => kind === "directive.issued").length, 1);
    });

    it("keeps a draft once under one key of a person, also when both come at once", async () => {
      const keep = async (who: Actor, change: object = {}) =>
        await as(who, async (tx) => await draftDirective(tx, { ...draft, ...change, once: "press-1" }, now));
      const [first, second] = await Promise.all([keep(ana), keep(ana)]);
      assert.deepEqual(first, second);
      await as(
        ana,
        async (tx) => await editDirective(tx, { ...first, draft: { ...draft, contact: "x" } }, now),
      );
      assert.deepEqual(await keep(ana), first, "though it was changed since");
      const refusal = await refused(keep(ana, { contact: "another" }), "conflict");
      assert.deepEqual(
        refusal.findings.map(({ code }) => code),
        ["once-used"],
      );
      assert.notDeepEqual(await keep(bo), first, "another person's key is another key");
    });

    it("refuses a draft with faults at the submission, each at its field", async () => {
      const faulty = {
        ...draft,
        scope: "org.siez > 1",
        advisories: ["DRILL-ADV-2", "NONE-1", "DRILL-ADV-4", "DRILL-ADV-5"],
        contact: " ",
      };
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
          "/advisories/2 advisory-restricted",
          "/advisories/3 advisory-restricted",
        ],
      );
    });

    it("takes an id only from a record that stands for everyone and itself bears it", async () => {
      const hidden = (id: string, more: Partial<Advisory>) => ({
        ...advisory,
        id,
        aliases: [advisory.id],
        ...more,
      });
      await importRecords(store, system, {
        batch: "linked",
        records: [
          drillRecord(hidden("DRILL-EMBARGO-1", { published: "2062-01-01T00:00:00Z" })),
          drillRecord(hidden("DRILL-RED-1", {}), "red"),
          drillRecord(hidden("DRILL-GONE-1", { withdrawn: "2026-05-12T00:00:00Z" })),
          drillRecord(hidden("DRILL-OPEN-1", { aliases: ["DRILL-ONLY-NAMED"] })),
        ],
      });
      const of = (...advisories: string[]) => ({ ...draft, advisories });
      const faulty = of("DRILL-EMBARGO-1", "DRILL-RED-1", "DRILL-GONE-1");
      const { directive } = await as(ana, async (tx) => await draftDirective(tx, faulty, now));
      const refusal = await refused(
        as(ana, async (tx) => await submitDirective(tx, { directive }, now)),
        "input-invalid",
      );
      const codes = refusal.findings.map(({ at, code }) => `${at} ${code}`);
      assert.deepEqual(codes, [
        "/advisories/0 advisory-embargoed",
        "/advisories/1 advisory-restricted",
        "/advisories/2 advisory-withdrawn",
      ]);
      const issued = await issue(store, of(advisory.id, "DRILL-ONLY-NAMED"));
      const document = await as(system, async (tx) => await issuedDocument(tx, issued, 1));
      assert.ok(!/DRILL-(EMBARGO|RED|GONE)-1/.test(JSON.stringify(document)));
    });

    it("refuses what the state does not allow, and what does not exist", async () => {
      const directive = await issue(store);
      await refused(
        as(bo, async (tx) => await approveDirective(tx, { directive }, now, directiveTexts)),
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
      const directive = await issue(store);
      const changed = { ...draft, actions: [{ kind: "patch" }, { kind: "hunt" }] as const };
      await as(bo, async (tx) => await reviseDirective(tx, { directive, draft: changed }, later));
      const head = await as(ana, async (tx) => await readDirective(tx, directive));
      assert.deepEqual([head?.state, head?.revision, head?.work?.stage], ["issued", 1, "draft"]);
      await as(bo, async (tx) => await submitDirective(tx, { directive }, later));
      await refused(
        as(bo, async (tx) => await approveDirective(tx, { directive }, later, directiveTexts)),
        "second-person-needed",
      );
      await as(ana, async (tx) => await returnDirective(tx, { directive }, later));
      await as(bo, async (tx) => await submitDirective(tx, { directive }, later));
      await as(ana, async (tx) => await approveDirective(tx, { directive }, later, directiveTexts));
      const first = await as(system, async (tx) => await issuedDocument(tx, directive, 1));
      const second = await as(system, async (tx) => await issuedDocument(tx, directive));
      assert.equal(second?.revision, 2);
      assert.deepEqual([second.issuedAt, second.revisedAt], [now, later]);
      assert.equal(second.replaces, first?.dissemination);
      assert.equal(second.changes?.en, "actions added: hunt for signs of compromise");
      assert.equal((await as(ana, async (tx) => await readDirective(tx, directive)))?.state, "revised");
      assert.equal((await kindsOf(store, directive)).at(-1), "directive.revised");
    });

    it("a withdrawal needs its reason and a second person, and is a document of its own without a pack", async () => {
      const directive = await issue(store);
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
        as(ana, async (tx) => await approveDirective(tx, { directive }, later, directiveTexts)),
        "second-person-needed",
      );
      await as(bo, async (tx) => await approveDirective(tx, { directive }, later, directiveTexts));
      const document = await as(system, async (tx) => await issuedDocument(tx, directive));
      assert.deepEqual(
        [document?.state, document?.revision, document?.pack, document?.changes],
        ["withdrawn", 2, null, reason],
      );
      assert.match(document?.text["ko"] ?? "", /철회되었습니다/);
      const head = await as(ana, async (tx) => await readDirective(tx, directive));
      assert.deepEqual([head?.state, head?.draft.contact, head?.may], ["withdrawn", draft.contact, []]);
      assert.equal((await kindsOf(store, directive)).at(-1), "directive.withdrawn");
    });

    it("a proposed withdrawal can be dropped", async () => {
      const directive = await issue(store);
      const reason = { ko: "까닭", en: "Reason" };
      await as(ana, async (tx) => await withdrawDirective(tx, { directive, reason }, later));
      await as(bo, async (tx) => await returnDirective(tx, { directive }, later));
      const head = await as(ana, async (tx) => await readDirective(tx, directive));
      assert.deepEqual([head?.state, head?.work, head?.ending], ["issued", null, null]);
    });

    it("a supersession names another directive in force", async () => {
      const [directive, by] = [await issue(store), await issue(store)];
      for (const wrong of [directive, "NO-1", await draftAndSubmit(store)])
        await refused(
          as(ana, async (tx) => await supersedeDirective(tx, { directive, by: wrong }, later)),
          "input-invalid",
        );
      await as(ana, async (tx) => await supersedeDirective(tx, { directive, by }, later));
      const gone = await issue(store);
      const other = await issue(store);
      await as(ana, async (tx) => await supersedeDirective(tx, { directive: other, by: gone }, later));
      await as(
        ana,
        async (tx) =>
          await withdrawDirective(tx, { directive: gone, reason: { ko: "까닭", en: "Reason" } }, later),
      );
      await as(bo, async (tx) => await approveDirective(tx, { directive: gone }, later, directiveTexts));
      await refused(
        as(bo, async (tx) => await approveDirective(tx, { directive: other }, later, directiveTexts)),
        "input-invalid",
      );
      await as(bo, async (tx) => await approveDirective(tx, { directive }, later, directiveTexts));
      const document = await as(system, async (tx) => await issuedDocument(tx, directive));
      assert.equal(document?.state, "superseded");
      assert.equal(document.changes?.en, `Superseded by directive ${by}`);
      const inForce = await as(system, documentsInForce);
      assert.ok(inForce.some(({ id }) => id === by));
      assert.ok(!inForce.some(({ id }) => id === directive));
    });
  });
});
