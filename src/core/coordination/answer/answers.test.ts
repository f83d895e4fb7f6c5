/** Suppliers' answers: which acts each is from every state of the report, and what documents answer. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerActs } from "#core/coordination/answer/answer-acts.ts";
import { caseAsks } from "#core/coordination/answer/case-asks.ts";
import { readAnswerDocument } from "#core/coordination/answer/read-answer-document.ts";
import type { SupplierAnswer } from "#core/coordination/answer/supplier-answer.ts";
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { viewOfCase } from "#core/coordination/case-view.ts";
import { newParticipant, openedCase } from "#core/coordination/coordinated-case.ts";
import { type ReportState, reportStates } from "#core/coordination/machine/report-machine.ts";

const now = "2026-07-01T00:00:00Z";
const terms = {
  rule: "days-45",
  ends: "2026-08-15T00:00:00Z",
  zone: "Asia/Seoul",
  rediscoveryDays: 7,
  exploitedDays: 7,
};
const about = { product: "", note: "" };
const affected: SupplierAnswer = { ...about, kind: "affected", from: "1.0", to: "1.4" };
const clear: SupplierAnswer = { ...about, kind: "not-affected", justification: "component_not_present" };
const fix: SupplierAnswer = { ...about, kind: "fix", version: "1.5", date: "2026-07-20" };
const cannot: SupplierAnswer = { ...about, kind: "cannot" };
const later: SupplierAnswer = { ...about, kind: "more-time", ends: "2026-09-01T00:00:00Z", zone: "UTC" };

function caseAt(report: ReportState): CaseRecord {
  const opened = openedCase(newParticipant("c", ["coordinator"]));
  const handed = report === "start" ? {} : { fixPath: "Vfd" as const, agreed: "current" as const };
  const supplier = { ...newParticipant("s", ["supplier"]), report, ...handed };
  const state = { ...opened, participants: [...opened.participants, supplier], embargo: "active" as const };
  return { state, terms, proposal: null, rediscoveredAt: null, endedAt: null };
}

function acts(report: ReportState, ...answers: readonly SupplierAnswer[]): string {
  const outcome = answerActs(caseAt(report), { by: "s", answers, now });
  return outcome.ok
    ? outcome.acts.map((act) => ("act" in act ? act.act : act.kind)).join(" ")
    : `refused: ${outcome.code}`;
}

describe("what suppliers answer", () => {
  it("each answer is the fewest acts of the machine from every state", () => {
    const table = (answer: SupplierAnswer) => reportStates.map((state) => acts(state, answer));
    const refused = "refused: report-state-forbids";
    const accepting = [refused, "validate accept", "validate accept", "accept", "accept", "", refused];
    assert.deepEqual(table(affected), accepting);
    assert.deepEqual(table(fix), accepting);
    assert.deepEqual(table(clear), [refused, "invalidate", "", "defer", "", "defer", refused]);
    assert.deepEqual(table(cannot), [
      refused,
      "validate defer",
      "validate defer",
      "defer",
      "",
      "defer",
      refused,
    ]);
  });

  it("one affected product decides, whatever is said of others; a fix that is out is ready", () => {
    assert.equal(acts("received", clear, affected, cannot), "validate accept");
    assert.equal(acts("received", { ...fix, date: "2026-06-30" }), "validate accept fix-ready");
    const evening = { by: "s", answers: [{ ...fix, date: "2026-07-02" }], now: "2026-07-01T15:00:00Z" };
    const outcome = answerActs(caseAt("accepted"), evening);
    assert.deepEqual(
      outcome.ok && outcome.acts.map((act) => "act" in act && act.act),
      ["fix-ready"],
      "it is 2 July in Korea",
    );
  });

  it("more time is a proposal of terms that end later, never in the past, and none where there is no embargo", () => {
    assert.equal(acts("accepted", later), "propose");
    assert.equal(acts("accepted", { ...later, ends: "2026-06-01T00:00:00Z" }), "refused: terms-past");
    const outcome = answerActs(caseAt("accepted"), { by: "s", answers: [later], now });
    assert.ok(outcome.ok && outcome.after.proposal?.ends === later.ends);
    assert.equal(outcome.after.terms?.ends, terms.ends, "what is in force stays until it is accepted");
    const none = { ...caseAt("accepted"), terms: null };
    assert.deepEqual(answerActs(none, { by: "s", answers: [later], now }), {
      ok: false,
      code: "state-forbids",
    });
  });

  it("receipt and questions move nothing", () => {
    for (const kind of ["received", "need-information"] as const)
      assert.equal(acts("received", { ...about, kind }), "");
  });

  it("asks for a first answer, an assessment and a fix, each by its instant", () => {
    const entry = {
      at: now,
      by: "c",
      act: { kind: "report", act: "receive", by: "c", participant: "s" },
      steps: [{ machine: "report-management", subject: "s", from: "start", act: "receive", to: "received" }],
      participant: "s",
    } as const;
    const asks = (report: ReportState, answered: boolean) => {
      const view = viewOfCase(caseAt(report), "s");
      return view === null ? [] : caseAsks(view, "s", { entries: [entry], answered });
    };
    assert.deepEqual(asks("received", false), [
      { what: "first-answer", by: "2026-07-04T00:00:00Z" },
      { what: "assessment", by: "2026-07-08T00:00:00Z" },
    ]);
    assert.deepEqual(
      asks("received", true).map(({ what }) => what),
      ["assessment"],
    );
    assert.deepEqual(asks("accepted", true), [{ what: "fix", by: terms.ends }]);
    assert.deepEqual(asks("start", false), [{ what: "embargo", by: terms.ends }].slice(0, 1));
    assert.deepEqual(asks("closed", false), []);
  });

  it("reads OpenVEX: affected, fixed and not affected with a standard reason; an excuse without one answers nothing", () => {
    const statement = (version: string, more: object) => ({
      vulnerability: { name: "CVE-2026-0001" },
      products: [{ "@id": `pkg:generic/edgegate@${version}` }],
      ...more,
    });
    const document = {
      "@context": "https://openvex.dev/ns/v0.2.0",
      "@id": "https://supplier.example/vex/1",
      author: "[DRILL] Acme",
      timestamp: "2026-06-30T00:00:00Z",
      version: 1,
      statements: [
        statement("1.4", { status: "affected", action_statement: "Update." }),
        statement("1.5", { status: "fixed" }),
        statement("2.0", { status: "not_affected", justification: "component_not_present" }),
        statement("3.0", { status: "not_affected", impact_statement: "we think so" }),
      ],
    };
    const read = readAnswerDocument(JSON.stringify(document), "2026-07-01");
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(
      read.value.answers.map(({ kind, product }) => `${kind} ${product}`),
      [
        "affected pkg:generic/edgegate@1.4",
        "fix pkg:generic/edgegate@1.5",
        "not-affected pkg:generic/edgegate@2.0",
      ],
    );
    assert.deepEqual(read.value.unreasoned, ["pkg:generic/edgegate@3.0"], "and is named");
    const [, fixed] = read.value.answers;
    assert.ok(fixed?.kind === "fix" && fixed.version === "1.5" && fixed.date === "2026-06-30");
  });

  it("refuses what is no document, and one that states nothing that can be read", () => {
    for (const text of ["{", "[]", '{"document":{"csaf_version":"2.0","category":"csaf_base"}}'])
      assert.equal(readAnswerDocument(text, "2026-07-01").ok, false, text);
  });
});
