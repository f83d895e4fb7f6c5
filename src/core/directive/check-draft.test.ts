/** What is wrong with a draft, each fault at its field. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { europeDrill } from "#core/topology/documents/index.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { checkDraft } from "#core/directive/check-draft.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";

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

describe("a draft", () => {
  it("without fault has no findings", () => {
    assert.deepEqual(checkDraft(draft, korea), []);
  });

  it("is written in the languages of its room, whichever they are", () => {
    const texts = { en: "Act now", fr: "Agissez", de: "Handeln" };
    const union = {
      ...draft,
      scope: "true",
      title: texts,
      legalBasis: texts,
      actions: [{ kind: "patch" as const }],
    };
    assert.deepEqual(checkDraft(union, europeDrill), []);
    assert.deepEqual(
      checkDraft({ ...union, title: { ko: "제목\n", en: "Act now" } }, europeDrill).map(
        ({ at, code }) => `${at} ${code}`,
      ),
      ["/title/fr text-missing", "/title/de text-missing", "/title/ko text-control"],
    );
  });

  it("is told each fault at its field", () => {
    const faulty: DirectiveDraft = {
      title: { ko: "제목" },
      advisories: [],
      rulePack: "us.cisa.bod-26-04@9",
      scope: "org.teir == 1",
      actions: [
        { kind: "patch", clock: { start: "aware", duration: { days: -1 } } },
        { kind: "hunt", note: { ko: "메모\n[훈련] 아님", en: "note" } },
      ],
      binding: true,
      legalBasis: { ko: "", en: "x".repeat(301) },
      contact: "\u202Egro.elpmaxe",
    };
    assert.deepEqual(
      checkDraft(faulty, korea).map(({ at, code }) => `${at} ${code}`),
      [
        "/title/en text-missing",
        "/legalBasis/ko text-missing",
        "/legalBasis/en text-too-long",
        "/advisories advisory-missing",
        "/rulePack rule-pack-unknown",
        "/scope scope-unreadable",
        "/actions/0/clock/duration duration-unreadable",
        "/actions/1/note/ko text-control",
        "/contact text-control",
      ],
    );
  });
});
