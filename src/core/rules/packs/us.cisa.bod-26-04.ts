/** CISA Binding Operational Directive 26-04 (10 June 2026), the default pack: 3, 14 or 60 days or the next upgrade, with forensics on the gravest. */
import type { RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { bod2604 } from "#core/rules/tables/cisa-bod-26-04.ts";

/** Version 1.0.0, in force since 2026-06-10. */
export const bod2604Pack: RulePack = {
  id: "us.cisa.bod-26-04",
  version: "1.0.0",
  name: { ko: "CISA BOD 26-04 조치 기한", en: "CISA BOD 26-04 remediation timelines" },
  source: "CISA Binding Operational Directive 26-04 of 2026-06-10; table of CERTCC/SSVC cisa_bod_26_04_1_0_0",
  unverified: [
    {
      ko: "시계가 지시의 발령부터 간다는 점: 공개된 판단표에는 시작 시점이 없습니다.",
      en: "That the clock starts when the directive is published here: the published table does not say when it starts.",
    },
    {
      ko: "침해 조사 기한이 조치 기한과 같다는 점: 공개된 판단표에는 조사만의 기한이 없습니다.",
      en: "That the forensic triage is due together with the remediation: the published table names it without a date of its own.",
    },
    {
      ko: "모르는 값을 가장 나쁘게 본다는 점: 지침은 노출 여부를 모르면 노출로 보지만, 자체 자료가 없을 때는 60일을 줍니다.",
      en: "That what is not known counts as the worst value: the guidance counts unknown exposure as exposed, yet gives 60 days where its own data are missing.",
    },
    {
      ko: "고친 판이 없는 동안 P0(24시간 안 차단)라는 점: 지침에 없는 이 프로젝트의 제안입니다.",
      en: "That P0 (block within 24 hours) holds while no fix exists: this project's proposal, not in the directive.",
    },
  ],
  effective: { from: "2026-06-10", until: null },
  supersedes: ["us.cisa.bod-22-01@1.0.0", "us.cisa.bod-19-02@1.0.0"],
  table: bod2604,
  inputs: [
    { point: "cisa:KEV:1.0.0", fact: "kev", values: { no: "N", yes: "Y" }, missing: "yes" },
    { point: "cisa:PE:1.0.0", fact: "exposed", values: { no: "N", yes: "Y" }, missing: "yes" },
    { point: "ssvc:A:2.0.0", fact: "automatable", values: { no: "N", yes: "Y" }, missing: "yes" },
    {
      point: "ssvc:TI:1.0.0",
      fact: "technicalImpact",
      values: { partial: "P", total: "T" },
      missing: "total",
    },
  ],
  outcomes: {
    FSU: { tier: "P4", duration: { nextUpgrade: true }, also: [] },
    "60D": { tier: "P3", duration: { days: 60 }, also: [] },
    "14D": { tier: "P2", duration: { days: 14 }, also: [] },
    "3D": { tier: "P1", duration: { days: 3 }, also: [] },
    "3DF": {
      tier: "P1",
      duration: { days: 3 },
      also: [{ kind: "hunt", duration: { days: 3 } }],
      withoutPatch: { tier: "P0", also: [{ kind: "disconnect", duration: { hours: 24 } }] },
    },
  },
  start: "published",
};
