/** The form of a directive means its draft, and a draft comes back out of its form unchanged. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import { draftOf, emptyForm, formOf, withoutTexts } from "#web/directive/draft-form.ts";

const draft: DirectiveDraft = {
  title: { ko: "제목", en: "Title" },
  advisories: ["CVE-2026-1"],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope: 'org.sector == "finance"',
  actions: [
    { kind: "patch" },
    { kind: "mitigate", clock: { start: "published", duration: { hours: 24 } } },
    { kind: "hunt", clock: { start: "aware", duration: { days: 3 } }, note: { ko: "살핌", en: "Look" } },
    { kind: "report", clock: { start: "received", duration: { workingDays: 5 } } },
    {
      kind: "disconnect",
      clock: { start: "published", duration: { days: 3 } },
      when: { fact: "patch", is: "no", after: { days: 2 } },
    },
    { kind: "rotate-secrets", when: { fact: "compromised", is: "yes" } },
    { kind: "remove", when: { fact: "supported", is: "no", after: { months: 1 } } },
    { kind: "mitigate", when: { fact: "incident", is: "yes", after: { date: "2026-06-01" } } },
    { kind: "remove", clock: { start: "published", duration: { date: "2026-06-30" } } },
    { kind: "upgrade", clock: { start: "published", duration: { nextUpgrade: true } } },
  ],
  procedure: "drill.emergency-2026-01@1.0.0",
  until: "2026-07-31",
  binding: true,
  legalBasis: { ko: "근거", en: "Basis" },
  contact: "118",
};

test("draft → form → draft changes nothing", () => {
  assert.deepEqual(draftOf(formOf(draft)), draft);
});

test("an empty text is absent, not empty", () => {
  const empty = draftOf(emptyForm("pack@1", []));
  assert.deepEqual(empty.title, {});
  assert.ok(!Object.hasOwn(empty, "procedure") && !Object.hasOwn(empty, "until"));
  assert.ok(
    empty.actions.every(
      (action) =>
        !Object.hasOwn(action, "note") && !Object.hasOwn(action, "clock") && !Object.hasOwn(action, "when"),
    ),
  );
});

test("wording selects nobody and moves no deadline; everything else may", () => {
  const reworded = {
    ...draft,
    title: { ko: "다른 제목" },
    legalBasis: {},
    contact: "119",
    actions: draft.actions.map((action) => ({ ...action, note: { ko: "다른 말" } })),
  };
  assert.deepEqual(withoutTexts(reworded), withoutTexts(draft));
  const others: readonly Partial<DirectiveDraft>[] = [
    { scope: "true" },
    { advisories: [] },
    { rulePack: "other@1.0.0" },
    { actions: draft.actions.slice(1) },
    { procedure: "other@1.0.0" },
    { until: "2026-08-01" },
    { binding: false },
  ];
  for (const other of others)
    assert.notDeepEqual(withoutTexts({ ...draft, ...other }), withoutTexts(draft), Object.keys(other).join());
});
