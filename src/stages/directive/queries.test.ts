/** Reading directives on a real PostgreSQL: who may, what the database holds, lists, and what a preview says. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { directiveTexts } from "#edge/directive-texts.ts";
import {
  ana,
  analyst,
  bo,
  chair,
  directiveRoom,
  draft,
  draftAndSubmit,
  firm,
  issue,
  now,
  refused,
} from "#test/kit/directive-fixtures.ts";
import { parseScope, selects } from "#core/directive/scope.ts";
import type { Actor } from "#core/actor.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";
import {
  approveDirective,
  draftDirective,
  editDirective,
  submitDirective,
  withdrawDirective,
} from "#stages/directive/commands.ts";
import { previewDirective } from "#stages/directive/preview.ts";
import { issuedDocument, listDirectives, readDirective } from "#stages/directive/queries.ts";
import { organizationsInScope } from "#stages/registry/queries.ts";

let store: Store;

async function as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await store.write(actor, work);
}

describe("reading directives on a real PostgreSQL", () => {
  before(async () => {
    store = await directiveRoom();
  });
  after(async () => await store.close());

  describe("who may", () => {
    it("officers act, analysts read, organisations see issued documents alone", async () => {
      const directive = await draftAndSubmit(store);
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
      await as(bo, async (tx) => await approveDirective(tx, { directive }, now, directiveTexts));
      assert.equal((await as(firm, async (tx) => await issuedDocument(tx, directive)))?.id, directive);
    });

    it("another office approves or returns, and does nothing else", async () => {
      const other: Actor = { role: "lead", id: "lead-public-1", office: "nis", domain: "public" };
      const { directive } = await as(ana, async (tx) => await draftDirective(tx, draft, now));
      await refused(
        as(other, async (tx) => await editDirective(tx, { directive, draft }, now)),
        "not-permitted",
      );
      await as(ana, async (tx) => await submitDirective(tx, { directive }, now));
      assert.deepEqual((await as(other, async (tx) => await readDirective(tx, directive)))?.may, [
        "return",
        "approve",
      ]);
      await as(other, async (tx) => await approveDirective(tx, { directive }, now, directiveTexts));
      assert.deepEqual((await as(other, async (tx) => await readDirective(tx, directive)))?.may, []);
      const reason = { ko: "까닭", en: "Reason" };
      await refused(
        as(other, async (tx) => await withdrawDirective(tx, { directive, reason }, now)),
        "not-permitted",
      );
    });

    it("the database holds what the commands promise: no rewriting, no foreign approval, no office but one's own", async () => {
      const directive = await issue(store);
      const attempts: readonly (readonly [Actor, (tx: Tx) => Promise<unknown>])[] = [
        [
          chair,
          async (tx) =>
            await tx.run(sql`update directive_revision set document = '{}' where directive = ${directive}`),
        ],
        [
          chair,
          async (tx) => await tx.run(sql`delete from directive_revision where directive = ${directive}`),
        ],
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
      const touched = await as(
        firm,
        async (tx) => await tx.run(sql`update directive set state = 'withdrawn'`),
      );
      assert.equal(touched, 0);
    });
  });

  describe("lists", () => {
    it("come in pages, changed last first, by state", async () => {
      for (let i = 0; i < 3; i++) {
        await issue(store);
        await draftAndSubmit(store);
      }
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
      assert.ok(seen.length > 6);
      for (const state of ["review", "issued"] as const) {
        const { items } = await as(chair, async (tx) => await listDirectives(tx, { state }));
        assert.ok(items.length >= 3 && items.every((item) => item.state === state));
      }
      await refused(
        as(chair, async (tx) => await listDirectives(tx, { after: "';--", limit: 200 })),
        "input-invalid",
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
      assert.match(directiveTexts.text(led.content, led.by)["ko"] ?? "", /대상: 영역: 민간/);
      const faulty = await store.read(
        ana,
        async (tx) => await previewDirective(tx, { ...draft, scope: "org." }, now),
      );
      assert.deepEqual([faulty.selected.total, faulty.findings[0]?.at], [0, "/scope"]);
    });

    it("says where a date counts working days that no calendar knows yet", async () => {
      const clock = { start: "published", duration: { workingDays: 900 } } as const;
      const slow = { ...draft, actions: [{ kind: "report", clock }] } as const;
      const said = await store.read(
        ana,
        async (tx) => await previewDirective(tx, slow, "2028-05-13T00:00:00Z"),
      );
      assert.deepEqual(
        said.findings.map(({ at, code }) => `${at} ${code}`),
        ["/actions/report working-days-unknown"],
      );
    });

    it("counts exactly those whom the issued scope then selects", async () => {
      const some = { ...draft, scope: 'org.tier in ["sme", "major", "basic"] && org.size > 50' };
      const preview = await store.read(ana, async (tx) => await previewDirective(tx, some, now));
      const directive = await issue(store, some);
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
});
