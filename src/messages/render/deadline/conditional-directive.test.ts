/** Drafts with conditions, a procedure and a last day: what is wrong with one, what changed between two, and how evaluations differ. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import type { RequiredAction } from "#core/rules/action.ts";
import { checkDraft, checkLastDay } from "#core/directive/check-draft.ts";
import { type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import { type Situation } from "#core/rules/situation.ts";
import { evaluationText } from "#messages/render/deadline/evaluation.ts";
import { evaluationChangeText } from "#messages/render/deadline/evaluation-change.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { directiveText } from "#messages/render/directive.ts";
import { draftChangesText } from "#messages/render/draft-changes.ts";
import { translatorOf } from "#messages/translators.ts";

const [korean, english] = [translatorOf("ko"), translatorOf("en")];

const noPatch: RequiredAction = {
  kind: "disconnect",
  clock: { start: "published", duration: { days: 3 } },
  when: { fact: "patch", is: "no", after: { days: 2 } },
};
const draft: DirectiveDraft = {
  title: { ko: "[훈련] 지시", en: "[DRILL] Directive" },
  advisories: ["DRILL-2026-0001"],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope: "true",
  actions: [{ kind: "patch", clock: { start: "published", duration: { days: 14 } } }, noPatch],
  binding: false,
  legalBasis: {},
  contact: "duty@room.example",
};
const mild = {
  decision: { exploitation: "none", automatable: "no", technicalImpact: "partial" },
  kevAdded: null,
} as const;

function on(situation: Situation, of: DirectiveDraft = draft): Evaluation {
  const result = evaluate({ issuedAt: "2026-10-01T00:00:00Z", draft: of }, mild, situation);
  assert.ok(result.ok);
  return result.value;
}

describe("a draft with conditions", () => {
  it("is sound, with a procedure alone too", () => {
    assert.deepEqual(checkDraft({ ...draft, until: "2026-12-31" }, korea), []);
    assert.deepEqual(
      checkDraft({ ...draft, actions: [], procedure: "drill.emergency-2026-01@1.0.0" }, korea),
      [],
    );
  });

  it("has each fault at its place", () => {
    const late = { ...noPatch, when: { fact: "patch", is: "no", after: { hours: 72 } } } as const;
    const wrong = { kind: "remove", when: { fact: "patch", is: "perhaps" } } as never;
    const faults = checkDraft(
      {
        ...draft,
        actions: [noPatch, late, wrong],
        procedure: "zz.unknown@1.0.0",
        until: "2026-02-30",
      },
      korea,
    );
    assert.deepEqual(faults.map(({ at, code }) => `${at} ${code}`).toSorted(), [
      "/actions/1/when/after dates-out-of-order",
      "/actions/2/when/is word-unknown",
      "/procedure procedure-unknown",
      "/until date-unreadable",
    ]);
    assert.deepEqual(
      checkDraft({ ...draft, actions: [] }, korea).map(({ at, code }) => [at, code]),
      [["/actions", "action-missing"]],
    );
  });

  it("is over on the day after its last", () => {
    const until = { ...draft, until: "2026-10-01" };
    assert.deepEqual(checkLastDay(until, "2026-10-01"), []);
    assert.deepEqual(
      checkLastDay(until, "2026-10-02").map(({ at, code }) => [at, code]),
      [["/until", "date-past"]],
    );
    assert.deepEqual(checkLastDay(draft, "2026-10-02"), []);
  });

  it("tells what a revision changed, conditions, procedure and last day included, and nothing else", () => {
    const harder = { ...noPatch, when: { fact: "patch", is: "no", after: { days: 1 } } } as const;
    const changed: DirectiveDraft = {
      ...draft,
      actions: [...draft.actions.slice(0, 1), harder],
      procedure: "drill.emergency-2026-01@1.0.0",
      until: "2026-12-31",
    };
    assert.equal(
      draftChangesText(draft, changed, korean),
      '절차 추가: "drill.emergency-2026-01@1.0.0"; 끝나는 날 추가: "2026. 12. 31.(목)"; 조치 추가: 1일 안에 패치가 없으면 연동 배제(망에서 분리) (지시가 나온 때, 3일 안); 조치 제외: 2일 안에 패치가 없으면 연동 배제(망에서 분리) (지시가 나온 때, 3일 안)',
    );
    assert.equal(
      draftChangesText(draft, changed, english),
      'procedure added: "drill.emergency-2026-01@1.0.0"; last day added: "Thu 31 Dec 2026"; actions added: disconnect from the network if there is no patch within 1 day (the directive was issued, within 3 days); actions removed: disconnect from the network if there is no patch within 2 days (the directive was issued, within 3 days)',
    );
    assert.match(draftChangesText(changed, draft, korean), /절차 없앰: .*; 끝나는 날 없앰: /);
    assert.equal(draftChangesText(changed, changed, korean), "");
  });
});

describe("an evaluation with conditions", () => {
  it("says in its sentence under which condition the first deadline stands, and when that is decided", () => {
    const evaluation = on({ facts: { exposed: "no" } });
    assert.match(
      evaluationText(evaluation, korean),
      /^3일 안\(2026\. 10\. 4\.\(일\) 23:59 KST까지\), 2일 안에 패치가 없으면 \(2026\. 10\. 3\.\(토\) 23:59 KST에 정해집니다, 확인되지 않아 그런 것으로 봅니다\): /,
    );
    assert.match(
      evaluationText(evaluation, english),
      /^Within 3 days \(by Sun 4 Oct 2026, 23:59 KST\), if there is no patch within 2 days \(decided Sat 3 Oct 2026, 23:59 KST, not known, so assumed\): /,
    );
  });

  it("is said to differ by the fact that took an action away, and back", () => {
    const [without, released] = [
      on({ facts: { exposed: "no", patch: "no" } }),
      on({ facts: { exposed: "no" }, starts: { "patch-available": "2026-10-02T00:00:00Z" } }),
    ];
    assert.match(
      evaluationChangeText(without, released, korean),
      /하지 않아도 되는 일: 연동 배제.*이유: 패치가 있음\.$/,
    );
    assert.match(
      evaluationChangeText(without, released, english),
      /no longer: disconnect.*because there is a patch\.$/,
    );
    assert.match(
      evaluationChangeText(released, without, english),
      /now also: disconnect.*because there is no patch\.$/,
    );
  });

  it("stands in the text with its date, its remark and the ends that follow", () => {
    const document = {
      id: "DRILL-2026-0001",
      revision: 1,
      state: "issued",
      drill: true,
      dissemination: "SP-0000-0000-0000",
      issuedAt: "2026-10-01T00:00:00Z",
      issuedBy: "office",
      draft: { ...draft, procedure: "drill.emergency-2026-01@1.0.0", until: "2026-10-03" },
      advisories: [{ ...mild, id: "DRILL-2026-0001", aliases: [], title: {}, published: null }],
      changes: null,
    } as const;
    const issuer = { office: { ko: "훈련 기관", en: "Drill office" }, topology: korea };
    const [ko, en] = [directiveText(document, issuer, korean), directiveText(document, issuer, english)];
    assert.match(
      ko,
      /할 일 2: 2일 안에 패치가 없으면 연동 배제\(망에서 분리\) \(지시가 나온 때부터 3일 안\)/,
    );
    assert.match(
      en,
      /Action 2: disconnect from the network if there is no patch within 2 days \(within 3 days after the directive was issued\)/,
    );
    assert.match(ko, /절차: \[훈련\] 가온게이트 긴급 지시\(drill\.emergency-2026-01@1\.0\.0\)의 7단계/);
    assert.match(
      ko,
      /할 일 9: 결과 보고 \(지시가 나온 때부터 1일 안, 그 뒤 날마다\)\. \[훈련\] 마칠 때까지 날마다 보고/,
    );
    assert.match(en, /Action 9: report \(within 1 day after the directive was issued, then every day\)/);
    assert.match(
      ko,
      /결과 보고 2026\. 10\. 2\.\(금\) 23:59 KST까지 \(그다음 2026\. 10\. 3\.\(토\) 23:59 KST\)/,
    );
    assert.match(en, /report by Fri 2 Oct 2026, 23:59 KST \(then Sat 3 Oct 2026, 23:59 KST\)/);
    assert.match(
      ko,
      /침해가 확인되면 연동 배제\(망에서 분리\) 자산에서 찾은 때부터 4시간 안 \(확인되지 않아 그런 것으로 봅니다\)/,
    );
  });
});
