/** Evaluation: missing facts, clocks that start late, worse news never later. Worked examples are the packs' vectors. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { RequiredAction } from "#core/rules/action.ts";
import { compareDeadlines, type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import { type Situation } from "#core/rules/situation.ts";
import type { VulnerabilityFacts } from "#core/rules/judge-by-table.ts";

const federalPack = "us.cisa.bod-26-04@1.0.0";

const issuedAt = "2026-05-13T00:00:00Z";
const grave: VulnerabilityFacts = {
  decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" },
  kevAdded: "2026-05-12",
};

function on(
  vulnerability: VulnerabilityFacts,
  situation: Situation,
  actions: readonly RequiredAction[] = [{ kind: "patch" }],
): Evaluation {
  const result = evaluate({ issuedAt, draft: { rulePack: federalPack, actions } }, vulnerability, situation);
  assert.ok(result.ok);
  return result.value;
}

function clocked(start: "received" | "detected" | "kev-added", hours: number): RequiredAction {
  return { kind: "report", clock: { start, duration: { hours } } };
}

function maybe<T extends string>(...values: readonly T[]): fc.Arbitrary<T | undefined> {
  return fc.option(fc.constantFrom(...values), { nil: undefined });
}

describe("BOD 26-04", () => {
  it("a flaw may have more names than a call has arguments", () => {
    const aliases = Array.from({ length: 200_000 }, (_, at) => `CVE-2019-${at + 1000}`);
    assert.doesNotThrow(() => on({ ...grave, id: "GHSA-drill", aliases }, { facts: {} }));
  });

  it("counts unknown exposure as exposed, unknown automatable as yes, unknown impact as total, and says so", () => {
    const evaluation = on({ decision: {}, kevAdded: "2026-05-12" }, { facts: {} });
    assert.equal(evaluation.key, "3DF");
    assert.deepEqual(
      evaluation.reasons.map(({ fact, value, origin }) => [fact, value, origin]),
      [
        ["kev", "yes", "catalogue"],
        ["exposed", "yes", "assumed"],
        ["automatable", "yes", "assumed"],
        ["technicalImpact", "total", "assumed"],
      ],
    );
  });

  it("asks to block within 24 hours where no fix exists", () => {
    const evaluation = on(grave, { facts: { exposed: "yes", patch: "no" } });
    assert.equal(evaluation.tier, "P0");
    assert.deepEqual(
      evaluation.actions.map(({ kind, deadline, from }) => [kind, deadline, from]),
      [
        ["disconnect", "2026-05-14T00:00:00Z", "pack"],
        ["patch", "2026-05-16T14:59:59Z", "directive"],
        ["hunt", "2026-05-16T14:59:59Z", "pack"],
      ],
    );
  });

  it("keeps the note of an action that the directive names and the pack dates", () => {
    const note = { ko: "메모리를 먼저 받습니다", en: "Take the memory image first" };
    const evaluation = on(grave, { facts: { exposed: "yes" } }, [{ kind: "hunt", note }]);
    assert.deepEqual(
      evaluation.actions.map((action) => [action.kind, action.note, action.from]),
      [["hunt", note, "directive"]],
    );
  });
});

describe("clocks of actions", () => {
  it("come with a remark where they count working days that nobody knows, with a course or without", () => {
    const actions = [
      { kind: "report", clock: { start: "published", duration: { workingDays: 9 } } },
    ] as const;
    const draft = { rulePack: federalPack, actions };
    const course = { domain: "public", alerts: [], pauses: [], extensions: [] } as const;
    const remarks = (at: string, situation: Situation) => {
      const result = evaluate({ issuedAt: at, draft }, { decision: {}, kevAdded: null }, situation);
      return result.findings?.map((one) => `${one.at} ${one.code}`);
    };
    const later = { ...actions[0], clock: { start: "published", duration: { days: 1 } } } as const;
    const when = { fact: "patch", is: "no", after: { workingDays: 5 } } as const;
    const result = evaluate(
      { issuedAt: "2030-12-27T00:00:00Z", draft: { ...draft, actions: [{ ...later, when }] } },
      { decision: {}, kevAdded: null },
      { facts: {} },
    );
    assert.deepEqual(
      result.findings?.map(({ code }) => code),
      ["working-days-unknown"],
    );
    for (const situation of [{ facts: {} }, { facts: {}, course }]) {
      assert.deepEqual(remarks("2030-12-26T00:00:00Z", situation), ["/actions/report working-days-unknown"]);
      assert.deepEqual(remarks("2030-12-02T00:00:00Z", situation), []);
    }
  });

  it("wait for their event, and start at publication when it came before", () => {
    const facts = { exposed: "no" } as const;
    const report = clocked("received", 24);
    assert.deepEqual(
      on(grave, { facts }, [report]).actions.map(({ kind, deadline, waiting }) => [kind, deadline, waiting]),
      [
        ["hunt", "2026-05-16T14:59:59Z", null],
        ["report", null, "received"],
      ],
    );
    const received = { received: "2026-05-14T03:00:00Z" };
    assert.equal(on(grave, { facts, starts: received }, [report]).due, "2026-05-15T03:00:00Z");
    const detected = { detected: "2025-01-01T00:00:00Z" };
    assert.equal(
      on(grave, { facts, starts: detected }, [clocked("detected", 24)]).due,
      "2026-05-14T00:00:00Z",
    );
    assert.equal(on(grave, { facts }, [clocked("kev-added", 24)]).due, "2026-05-14T00:00:00Z");
  });

  it("run anew from a later listing, but the earlier end holds", () => {
    const facts = { exposed: "yes" } as const;
    const decision = { automatable: "no", technicalImpact: "total" } as const;
    assert.equal(on({ decision, kevAdded: null }, { facts }).due, "2026-05-27T14:59:59Z");
    const listed = on({ decision, kevAdded: "2026-05-15" }, { facts });
    assert.equal(listed.due, "2026-05-18T14:59:59Z");
    assert.equal(listed.actions[0]?.start, "kev-added");
    const almostDone = on({ decision, kevAdded: "2026-05-26" }, { facts });
    assert.equal(
      almostDone.actions.find((action) => action.kind === "patch")?.deadline,
      "2026-05-27T14:59:59Z",
    );
    assert.equal(
      almostDone.actions.find((action) => action.kind === "hunt")?.deadline,
      "2026-05-29T14:59:59Z",
    );
  });

  it("keep the earlier end too for an action that the pack dates itself once it is listed", () => {
    const facts = { exposed: "yes" } as const;
    const decision = { automatable: "yes", technicalImpact: "total" } as const;
    const hunt: readonly RequiredAction[] = [{ kind: "hunt" }];
    const before = on({ decision, kevAdded: null }, { facts }, hunt).due;
    const after = on({ decision, kevAdded: "2026-05-26" }, { facts }, hunt).due;
    assert.equal(before, "2026-05-16T14:59:59Z");
    assert.equal(after, before);
  });

  it("never end later because a fact got worse", () => {
    const date = fc.integer({ min: 1, max: 31 }).map((day) => `2026-05-${String(day).padStart(2, "0")}`);
    const facts = fc.record({
      automatable: maybe("yes", "no"),
      technicalImpact: maybe("partial", "total"),
      exposed: maybe("yes", "no"),
      kevAdded: fc.option(date, { nil: null }),
    });
    const worse = { automatable: "yes", technicalImpact: "total", exposed: "yes" } as const;
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom("automatable", "technicalImpact", "exposed"),
        date,
        (known, fact, listed) => {
          const due = (all: typeof known) => {
            const { automatable, technicalImpact, exposed, kevAdded } = all;
            const decision = JSON.parse(
              JSON.stringify({ automatable, technicalImpact }),
            ) as VulnerabilityFacts["decision"];
            return on({ decision, kevAdded }, { facts: exposed === undefined ? {} : { exposed } }).due;
          };
          assert.ok(compareDeadlines(due({ ...known, [fact]: worse[fact] }), due(known)) <= 0);
          assert.ok(compareDeadlines(due({ ...known, kevAdded: known.kevAdded ?? listed }), due(known)) <= 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("that cannot be read are findings at their place, never thrown", () => {
    const clock = { start: "published", duration: { days: 1e9 } } as const;
    const draft = { rulePack: federalPack, actions: [{ kind: "patch", clock }] as const };
    const starts = { received: "yesterday", aware: null };
    const course = {
      domain: "public",
      alerts: [{ domain: null, level: "alert", from: "soon", until: null }],
      pauses: [{ from: issuedAt, until: "later" }],
      extensions: [{ duration: { days: 1 }, grantedAt: "never" }],
    } as const;
    const result = evaluate(
      { issuedAt: "2026-13-01", draft },
      { ...grave, kevAdded: "2026-02-30" },
      { facts: {}, starts, course },
    );
    assert.ok(!result.ok);
    assert.deepEqual(
      result.findings.map(({ at }) => at),
      [
        "/kevAdded",
        "/issuedAt",
        "/starts/received",
        "/course/alerts/0/from",
        "/course/pauses/0/until",
        "/course/extensions/0/grantedAt",
        "/draft/actions/0/clock/duration",
      ],
    );
  });

  it("need a rule pack that is known", () => {
    const draft = { rulePack: "zz.unknown@1.0.0", actions: [] };
    const result = evaluate({ issuedAt, draft }, grave, { facts: {} });
    assert.ok(!result.ok);
    assert.deepEqual(
      result.findings.map((finding) => finding.code),
      ["rule-pack-unknown"],
    );
  });
});
