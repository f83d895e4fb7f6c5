/** The common tiers P0 to P4 with the default national clocks, decided by the SSVC deployer table. */
import type { RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { deployer } from "#core/rules/tables/ssvc-deployer.ts";
import { tierMeanings } from "#core/rules/action-tiers.ts";

/** Version 1.0.0: SSVC immediate, out-of-cycle, scheduled and defer are P1 to P4; immediate without a fix is P0. */
export const actionTiersPack: RulePack = {
  id: "bongsu.action-tiers",
  version: "1.0.0",
  name: { ko: "공통 조치 등급 P0–P4", en: "Common action tiers P0–P4" },
  source: "CERTCC/SSVC deployer table DT_DP 1.0.0; tiers and default clocks of this project",
  unverified: [
    {
      ko: "SSVC 결과와 조치 등급의 대응과 기본 기한은 이 프로젝트의 제안입니다.",
      en: "The mapping of SSVC outcomes to tiers and their default clocks is a proposal of this project.",
    },
  ],
  effective: { from: null, until: null },
  supersedes: [],
  table: deployer,
  inputs: [
    {
      point: "ssvc:E:1.1.0",
      fact: "exploitation",
      values: { none: "N", poc: "P", active: "A" },
      missing: "active",
    },
    { point: "ssvc:EXP:1.0.1", fact: "exposed", values: { no: "C", yes: "O" }, missing: "yes" },
    { point: "ssvc:A:2.0.0", fact: "automatable", values: { no: "N", yes: "Y" }, missing: "yes" },
    {
      point: "ssvc:HI:2.0.2",
      fact: "humanImpact",
      values: { low: "L", medium: "M", high: "H", "very-high": "VH" },
      missing: "very-high",
    },
  ],
  outcomes: {
    D: { tier: "P4", duration: tierMeanings.P4.clock, also: [] },
    S: { tier: "P3", duration: tierMeanings.P3.clock, also: [] },
    O: { tier: "P2", duration: tierMeanings.P2.clock, also: [] },
    I: {
      tier: "P1",
      duration: tierMeanings.P1.clock,
      also: [],
      withoutPatch: { tier: "P0", also: [{ kind: "disconnect", duration: tierMeanings.P0.clock }] },
    },
  },
  start: "published",
};
