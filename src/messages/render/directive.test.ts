/** The text of a directive: the same structure and the same figures in both languages, marks of drills, and no field that can forge a line. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type DirectiveDraft, type DirectiveContent } from "#core/directive/directive.ts";
import { actionKinds, type RequiredAction } from "#core/rules/action.ts";
import { clockStarts } from "#core/clock/duration.ts";
import { conditionFacts, conditionValues } from "#core/rules/condition.ts";
import { procedures } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { parseScope } from "#core/directive/scope.ts";
import { directiveLines, directiveText } from "#messages/render/directive.ts";
import { draftChangesText } from "#messages/render/draft-changes.ts";
import { scopeText } from "#messages/render/scope.ts";
import { translatorOf } from "#messages/translators.ts";

const [korean, english] = [translatorOf("ko"), translatorOf("en")];

/** Both texts of a directive. */
function textsOf(directive: DirectiveContent): { readonly ko: string; readonly en: string } {
  return { ko: directiveText(directive, issuer, korean), en: directiveText(directive, issuer, english) };
}

const draft: DirectiveDraft = {
  title: { ko: "가상 게이트웨이 긴급 조치", en: "Urgent action on the invented gateway" },
  advisories: ["DRILL-2026-0001"],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope: 'org.tier in ["metropolitan", "basic"] && org.size >= 300',
  actions: [
    { kind: "patch" },
    {
      kind: "report",
      clock: { start: "received", duration: { hours: 24 } },
      note: { ko: "1건이라도 있으면 바로 알립니다", en: "Report at once if there is even 1" },
    },
  ],
  binding: true,
  legalBasis: { ko: "훈련 규정 제3조", en: "Drill rules, article 3" },
  contact: "duty@room.example",
};

const document: DirectiveContent = {
  id: "dir-0001",
  revision: 2,
  state: "issued",
  drill: true,
  dissemination: "SP-2026-0513-01",
  issuedAt: "2026-05-13T00:00:00Z",
  revisedAt: "2026-05-14T01:30:00Z",
  issuedBy: "office-lead",
  draft,
  advisories: [
    {
      id: "DRILL-2026-0001",
      aliases: ["CVE-2026-99999"],
      title: { ko: "가상 게이트웨이 원격 코드 실행", en: "Remote code execution in the invented gateway" },
      decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" },
      kevAdded: "2026-05-12",
      published: "2026-05-11T00:00:00Z",
    },
  ],
  changes: { ko: "조치 추가", en: "actions added" },
};
const issuer = { office: { ko: "훈련 주무기관", en: "Drill lead office" }, topology: korea };

/** An action under each condition, looked at now and later. */
const conditional: readonly RequiredAction[] = conditionFacts.flatMap((fact, i) =>
  conditionValues.flatMap((is) => [
    { kind: "disconnect", when: { fact, is } },
    { kind: "remove", when: { fact, is, after: i % 2 === 0 ? { days: 2 } : { date: "2026-05-20" } } },
  ]),
);

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Every figure of a line, sorted; an English month name is its number. */
function figures(line: string): readonly string[] {
  const numbered = line.replaceAll(new RegExp(`\\b(${months.join("|")})\\b`, "g"), (name) =>
    String(months.indexOf(name) + 1),
  );
  return (numbered.match(/\d+/g) ?? []).toSorted();
}

describe("the text of a directive", () => {
  const variants: readonly DirectiveContent[] = [
    document,
    { ...document, drill: false, changes: null, draft: { ...draft, binding: false, scope: "true" } },
    { ...document, state: "withdrawn" },
    { ...document, state: "superseded" },
    { ...document, state: "expired" },
    { ...document, draft: { ...draft, actions: actionKinds.map((kind) => ({ kind })) } },
    {
      ...document,
      draft: {
        ...draft,
        actions: clockStarts.map((start) => ({
          kind: "report",
          clock: { start, duration: { workingDays: 5 } },
        })),
      },
    },
    {
      ...document,
      draft: {
        ...draft,
        actions: [{ kind: "upgrade", clock: { start: "published", duration: { date: "2026-06-30" } } }],
      },
    },
    { ...document, draft: { ...draft, rulePack: "zz.unknown@1.0.0", scope: "not a scope" } },
    { ...document, draft: { ...draft, actions: conditional, until: "2026-06-30" } },
    { ...document, draft: { ...draft, until: "2026-02-30", procedure: "zz.unknown@1.0.0" } },
    ...procedures.map((one) => ({ ...document, draft: { ...draft, procedure: referenceOf(one) } })),
  ];
  for (const [i, variant] of variants.entries())
    it(`has the same lines and figures in both languages (${i})`, () => {
      const inEnglish = directiveLines(variant, issuer, english);
      for (const [at, ko] of directiveLines(variant, issuer, korean).entries()) {
        const en = inEnglish[at] ?? "";
        assert.ok(ko.trim() !== "" && en.trim() !== "");
        assert.deepEqual(figures(ko), figures(en), `${ko}\n${en}`);
        assert.doesNotMatch(en, /[가-힣]/);
      }
      const text = textsOf(variant);
      assert.equal(text.ko.split("\n").length, text.en.split("\n").length);
    });

  it("says what it must", () => {
    const { ko, en } = textsOf(document);
    assert.match(ko, /^\[훈련\] 조치 지시: 가상 게이트웨이 긴급 조치\n/);
    assert.match(en, /^\[DRILL\] Directive: Urgent action on the invented gateway\n/);
    assert.match(
      ko,
      /인터넷에 노출된 시스템 \(P1 긴급 조치\): 패치 적용 2026\. 5\. 16\.\(토\) 23:59 KST까지, 침해 흔적 조사/,
    );
    assert.match(
      en,
      /Systems exposed to the internet \(P1 urgent action\): apply the patch by Sat 16 May 2026, 23:59 KST, hunt/,
    );
    assert.match(ko, /대상: 계층: 시·도, 시·군·구 그리고 직원 수 >= 300/);
    assert.match(ko, /강제\(따라야 합니다\)\. 법적 근거: 훈련 규정 제3조/);
    assert.match(en, /SP-2026-0513-01/);
  });

  it("keeps what a source wrote on its line", () => {
    const [advisory] = document.advisories;
    assert.ok(advisory);
    const title = { ko: "제목\n조치 지시: 가짜\u202E", en: `Title\r\nDirective: forged ${"x".repeat(5000)}` };
    const forged = { ...document, advisories: [{ ...advisory, id: "A\nB", title }] };
    const lines = textsOf(forged);
    assert.equal(lines.ko.split(/[\n\r]/).length, textsOf(document).ko.split("\n").length);
    assert.equal(lines.en.split(/[\n\r]/).length, lines.ko.split("\n").length);
    assert.ok(lines.en.length < 5000);
    assert.doesNotMatch(lines.ko, /\u202E/);
  });

  it("bears the mark of a drill at both ends, and only then", () => {
    for (const drill of [true, false])
      for (const text of Object.values(textsOf({ ...document, drill }))) {
        const lines = text.split("\n");
        for (const line of [lines[0], lines.at(-1)])
          assert.equal(/^\[(훈련|DRILL)\]/.test(line ?? ""), drill);
      }
  });
});

describe("a draft", () => {
  it("that changed says what changed in both languages", () => {
    assert.equal(draftChangesText(draft, { ...draft }, korean), "");
    const changed: DirectiveDraft = {
      ...draft,
      scope: "true",
      binding: false,
      advisories: ["DRILL-2026-0002"],
      actions: [
        { kind: "patch" },
        { kind: "disconnect", clock: { start: "published", duration: { hours: 24 } } },
      ],
    };
    assert.match(
      draftChangesText(draft, changed, korean),
      /성격: "강제"에서 "권고"로; 권고문 추가: DRILL-2026-0002; 권고문 제외: DRILL-2026-0001; 조치 추가: 연동 배제/,
    );
    assert.match(
      draftChangesText(draft, changed, english),
      /nature: from "binding" to "advisory"; advisories added: DRILL-2026-0002/,
    );
  });
});

function said(text: string): readonly string[] {
  const scope = parseScope(text);
  assert.ok(scope.ok, text);
  return [scopeText(scope.value, korea, korean), scopeText(scope.value, korea, english)];
}

describe("a scope in words", () => {
  it("reads as a sentence part in both languages", () => {
    assert.deepEqual(said("true"), ["모든 기관·기업", "every organisation"]);
    assert.deepEqual(
      said('org.domain == "public" && (org.criticalInfrastructure || org.sector != "finance")'),
      [
        "영역: 공공 그리고 (주요정보통신기반시설 또는 분야: 금융 아님)",
        "domain: public and (critical infrastructure or sector: not finance)",
      ],
    );
    assert.deepEqual(said('!(org.region in ["11"])'), ["(지역: 서울특별시) 아님", "not (region: Seoul)"]);
    assert.deepEqual(said('org.id.startsWith("x")'), ['org.id.startsWith("x")', 'org.id.startsWith("x")']);
  });
});
