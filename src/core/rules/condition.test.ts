/** Conditions: worked examples of `test/vectors/policy/conditions.tsv`, what is refused and where, and documents that have none. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { actionKinds, type RequiredAction } from "#core/rules/action.ts";
import { clockStarts } from "#core/clock/duration.ts";
import { isInstant } from "#core/input/instant.ts";
import { type Condition, readCondition } from "#core/rules/condition.ts";
import { type DatedAction, evaluate } from "#core/rules/evaluate.ts";
import { type Course, type Situation } from "#core/rules/situation.ts";
import { procedures } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { scheduleOf } from "#core/rules/schedule.ts";
import { alertLevels } from "#core/clock/alert-level.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";

const federalPack = "us.cisa.bod-26-04@1.0.0";

const mild = {
  decision: { exploitation: "none", automatable: "no", technicalImpact: "partial" },
  kevAdded: null,
} as const;

function spanOf(text: string) {
  const count = Number(text.slice(0, -1));
  const unit = { h: "hours", d: "days", w: "workingDays", m: "months" }[text.at(-1) ?? ""];
  assert.ok(unit !== undefined && count > 0, text);
  return { [unit]: count } as never;
}

function actionOf(text: string): RequiredAction {
  const match = /^(\S+) ([\w-]+)\+(\d+\w) if (\w+)=(yes|no)(?: after (\d+\w))?$/.exec(text);
  assert.ok(match, text);
  const [, kind, start, duration = "", fact, is, after] = match;
  const when = { fact, is, ...(after === undefined ? {} : { after: spanOf(after) }) } as Condition;
  assert.ok(actionKinds.some((one) => one === kind) && clockStarts.some((one) => one === start), text);
  return { kind, clock: { start, duration: spanOf(duration) }, when } as RequiredAction;
}

function situationOf(text: string): Situation {
  const pairs = text === "-" ? [] : text.split(" ").map((one) => one.split("=") as [string, string]);
  const course = { domain: "public", alerts: [], pauses: [], extensions: [] } as const;
  const situation = {
    facts: {},
    starts: {},
    course: undefined as Course | undefined,
    at: undefined as string | undefined,
  };
  for (const [name, value] of pairs) {
    const [first = "", second = ""] = value.split("/");
    if (name === "at") situation.at = value;
    else if (name === "pause") situation.course = { ...course, pauses: [{ from: first, until: second }] };
    else if (name === "extend")
      situation.course = { ...course, extensions: [{ duration: spanOf(first), grantedAt: second }] };
    else if (name === "level") {
      const level = alertLevels.find((one) => one === first);
      assert.ok(level);
      situation.course = { ...course, alerts: [{ domain: null, level, from: second, until: null }] };
    } else if (isInstant(value)) Object.assign(situation.starts, { [name]: value });
    else Object.assign(situation.facts, { [name]: value });
  }
  const { course: ran, at, ...rest } = situation;
  return { ...rest, ...(ran === undefined ? {} : { course: ran }), ...(at === undefined ? {} : { at }) };
}

function evaluated(issuedAt: string, actions: readonly RequiredAction[], situation: Situation) {
  const result = evaluate({ issuedAt, draft: { rulePack: federalPack, actions } }, mild, situation);
  assert.ok(result.ok);
  return result.value;
}

function cellsOf({ condition, deadline, waiting }: DatedAction): readonly string[] {
  assert.ok(condition);
  return [condition.state, deadline ?? waiting ?? "-", condition.decidedAt ?? "-", condition.assumed ?? "-"];
}

const lines = readFileSync("test/vectors/policy/conditions.tsv", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t"));

describe("actions under conditions", () => {
  it(`fall as ${lines.length} examples worked by hand say`, () => {
    for (const [issued = "", action = "", known = "", ...expected] of lines) {
      const evaluation = evaluated(issued, [actionOf(action)], situationOf(known));
      const dated = [...evaluation.actions, ...evaluation.notAsked].find(({ from }) => from === "directive");
      assert.ok(dated);
      assert.deepEqual(cellsOf(dated), expected, `${action} | ${known}`);
      const isAsked = expected[0] !== "not-asked";
      assert.equal(evaluation.actions.includes(dated), isAsked);
      assert.equal(evaluation.notAsked.includes(dated), !isAsked);
    }
  });

  it("move the earliest deadline away when they fall away", () => {
    const actions = [
      actionOf("disconnect published+3d if patch=no after 2d"),
      { kind: "patch", clock: { start: "published", duration: { days: 14 } } },
    ] as const;
    const issued = "2026-10-01T00:00:00Z";
    assert.equal(evaluated(issued, actions, { facts: {} }).due, "2026-10-04T14:59:59Z");
    const released = { facts: {}, starts: { "patch-available": "2026-10-02T00:00:00Z" } };
    assert.equal(evaluated(issued, actions, released).due, "2026-10-15T14:59:59Z");
  });

  it("never stand for what the pack asks for always", () => {
    const grave = { decision: mild.decision, kevAdded: "2026-10-01" };
    const draft = { rulePack: federalPack, actions: [actionOf("hunt published+1d if compromised=yes")] };
    const facts = { exposed: "yes", automatable: "yes", compromised: "no" } as const;
    const result = evaluate(
      { issuedAt: "2026-10-01T00:00:00Z", draft },
      { ...grave, decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" } },
      { facts },
    );
    assert.ok(result.ok);
    assert.deepEqual(
      result.value.actions.map(({ kind, from }) => [kind, from]),
      [["hunt", "pack"]],
    );
  });

  it("take the date of the fixed version from the advisory, unless there is none for what is installed", () => {
    const action = actionOf("disconnect published+3d if patch=no after 2d");
    const draft = { rulePack: federalPack, actions: [action] };
    const dated = { ...mild, patchAvailable: "2026-10-02T00:00:00Z" };
    const count = (facts: Situation["facts"]) => {
      const result = evaluate({ issuedAt: "2026-10-01T00:00:00Z", draft }, dated, { facts });
      assert.ok(result.ok);
      return result.value.notAsked.length;
    };
    assert.deepEqual([count({}), count({ patch: "yes" }), count({ patch: "no" })], [1, 1, 0]);
  });
});

describe("a directive with a procedure", () => {
  const issuedAt = "2026-10-01T00:00:00Z";
  const procedure = "drill.emergency-2026-01@1.0.0";

  it("dates every step as the procedure's own schedule does", () => {
    const value = fc.constantFrom(undefined, "yes", "no");
    const instant = fc.option(
      fc.integer({ min: 1, max: 20 }).map((day) => `2026-10-${String(day).padStart(2, "0")}T05:00:00Z`),
      { nil: undefined },
    );
    const known = fc.record({
      patch: value,
      compromised: value,
      supported: value,
      detected: instant,
      released: instant,
    });
    fc.assert(
      fc.property(known, fc.constantFrom(...procedures), ({ detected, released, ...facts }, one) => {
        const starts = JSON.parse(JSON.stringify({ detected, "patch-available": released })) as object;
        const said = JSON.parse(JSON.stringify(facts)) as Situation["facts"];
        const draft = { rulePack: federalPack, actions: [], procedure: referenceOf(one) };
        const result = evaluate({ issuedAt, draft }, mild, { facts: said, starts });
        const scheduled = scheduleOf(one, { starts: { published: issuedAt, ...starts }, facts: said });
        assert.ok(result.ok && scheduled.ok);
        const byStep = (a: readonly unknown[], b: readonly unknown[]) =>
          String(a[0]) < String(b[0]) ? -1 : 1;
        assert.deepEqual(
          result.value.actions
            .filter(({ from }) => from === "procedure")
            .map(({ step, deadline, waiting, condition }) => [
              step,
              deadline,
              waiting,
              condition?.assumed ?? null,
            ])
            .toSorted(byStep),
          scheduled.value
            .map(({ step, deadline, waiting, assumed }) => [step.id, deadline, waiting, assumed])
            .toSorted(byStep),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("says when a recurring step comes again, while the directive lasts and after the instant of asking", () => {
    const next = (until: string | undefined, at?: string) => {
      const draft = {
        rulePack: federalPack,
        actions: [],
        procedure,
        ...(until === undefined ? {} : { until }),
      };
      const result = evaluate({ issuedAt, draft }, mild, { facts: {}, ...(at === undefined ? {} : { at }) });
      assert.ok(result.ok);
      return result.value.actions.find(({ step }) => step === "status")?.again?.next;
    };
    const days = (...numbers: readonly string[]) => numbers.map((day) => `2026-10-${day}T14:59:59Z`);
    assert.deepEqual(next(undefined), days("03", "04", "05"));
    assert.deepEqual(next("2026-10-04"), days("03", "04"));
    assert.deepEqual(next("2026-10-08", "2026-10-06T14:59:59Z"), days("07", "08"));
  });

  it("needs one that is known", () => {
    const draft = { rulePack: federalPack, actions: [], procedure: "zz.unknown@1.0.0" };
    const result = evaluate({ issuedAt, draft }, mild, { facts: {} });
    assert.ok(!result.ok);
    assert.deepEqual(
      result.findings.map(({ at, code }) => [at, code]),
      [["/draft/procedure", "procedure-unknown"]],
    );
  });
});

describe("a condition from outside", () => {
  it("is refused with the place of each fault", () => {
    const faults = (value: unknown) => {
      const read = readCondition(value, "/when");
      assert.ok(!read.ok);
      return read.findings.map(({ at, code }) => [at, code]);
    };
    assert.deepEqual(faults(null), [["/when", "not-an-object"]]);
    assert.deepEqual(faults([]), [["/when", "not-an-object"]]);
    assert.deepEqual(faults({}), [
      ["/when/fact", "word-unknown"],
      ["/when/is", "word-unknown"],
    ]);
    assert.deepEqual(faults({ fact: "pach", is: "no", after: { days: 0 }, "if/so": 1 }), [
      ["/when/if~1so", "member-unknown"],
      ["/when/fact", "word-unknown"],
      ["/when/after", "duration-unreadable"],
    ]);
    assert.deepEqual(faults({ fact: "patch", is: "no", after: { nextUpgrade: true } }), [
      ["/when/after", "duration-unreadable"],
    ]);
    assert.deepEqual(faults(JSON.parse('{"__proto__":{"fact":"patch","is":"no"}}')), [
      ["/when/__proto__", "member-unknown"],
      ["/when/fact", "word-unknown"],
      ["/when/is", "word-unknown"],
    ]);
  });

  it("never makes the reader throw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readCondition(value, "/when");
        assert.ok(read.ok || read.findings.length > 0);
      }),
    );
  });
});

describe("documents without conditions, procedure or last day", () => {
  it("keep their bytes and their dates", () => {
    const draft = {
      rulePack: federalPack,
      actions: [{ kind: "patch" }, { kind: "report", clock: { start: "received", duration: { hours: 24 } } }],
    } as const;
    assert.equal(
      new TextDecoder().decode(canonicalBytes(draft)),
      '{"actions":[{"kind":"patch"},{"clock":{"duration":{"hours":24},"start":"received"},"kind":"report"}],"rulePack":"us.cisa.bod-26-04@1.0.0"}',
    );
    const grave = {
      decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" },
      kevAdded: "2026-09-30",
    } as const;
    const result = evaluate({ issuedAt: "2026-10-01T00:00:00Z", draft }, grave, {
      facts: { exposed: "yes", patch: "no" },
    });
    assert.ok(result.ok);
    const { actions, notAsked, due } = result.value;
    assert.deepEqual(notAsked, []);
    assert.equal(due, "2026-10-02T00:00:00Z");
    const plain = { start: "published", waiting: null, note: null } as const;
    assert.deepEqual(actions, [
      {
        ...plain,
        kind: "disconnect",
        duration: { hours: 24 },
        deadline: "2026-10-02T00:00:00Z",
        from: "pack",
      },
      { ...plain, kind: "patch", duration: { days: 3 }, deadline: "2026-10-04T14:59:59Z", from: "directive" },
      { ...plain, kind: "hunt", duration: { days: 3 }, deadline: "2026-10-04T14:59:59Z", from: "pack" },
      {
        ...plain,
        kind: "report",
        duration: { hours: 24 },
        start: "received",
        deadline: null,
        waiting: "received",
        from: "directive",
      },
    ]);
  });
});
