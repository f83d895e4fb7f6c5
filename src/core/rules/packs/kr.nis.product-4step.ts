/** The Korean four-step scale for flaws in security products (2022): 지속 관심, 보완 권고, 즉시 보완, 연동 배제. The step is announced, not computed. */
import type { RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { announcedStep } from "#core/rules/tables/own-points.ts";
import { tierMeanings } from "#core/rules/action-tiers.ts";

/** Version 1.0.0; the clocks are the default ones of the tiers. */
export const nisStepPack: RulePack = {
  id: "kr.nis.product-4step",
  version: "1.0.0",
  name: { ko: "정보보호제품 취약점 4단계", en: "Four-step scale for security products" },
  source:
    "National Intelligence Service (국가정보원), four-step scale for vulnerabilities in IT security products, 2022, as reported in the press",
  unverified: [
    {
      ko: "이 단계 체계는 언론 보도로 알려졌고 원문은 공개되지 않았습니다.",
      en: "The scale is known from press reports; its own text is not public.",
    },
    {
      ko: "기한은 정해져 있지 않습니다. 시계는 각 단계에 대응하는 조치 등급의 기본값입니다.",
      en: "It names no times: the clocks are this project's default for the tiers to which the steps are mapped.",
    },
    {
      ko: "단계가 발표되지 않은 취약점을 4단계로 보는 것은 모름을 안전으로 보지 않는 이 프로젝트의 원칙에 따른 것입니다.",
      en: "That a flaw without an announced step counts as step 4 follows this project's rule that unknown is not safe.",
    },
  ],
  effective: { from: null, until: null },
  supersedes: [],
  table: decisionTable({
    id: "x_example.bongsu#policy:DT_NIS4:1.0.0",
    name: "Four Steps for Security Products",
    points: [announcedStep],
    outcome: {
      id: "x_example.bongsu#policy:NIS4:1.0.0",
      name: "Step",
      values: [
        { key: "S1", name: "Watch" },
        { key: "S2", name: "Fix advised" },
        { key: "S3", name: "Fix at once" },
        { key: "S4", name: "Disconnect" },
      ],
    },
    rows: rowsOf(`
      1 S1
      2 S2
      3 S3
      4 S4
    `),
  }),
  inputs: [
    {
      point: announcedStep.id,
      fact: "nisStep",
      values: { "1": "1", "2": "2", "3": "3", "4": "4" },
      missing: "4",
    },
  ],
  outcomes: {
    S1: { tier: "P4", duration: tierMeanings.P4.clock, also: [] },
    S2: { tier: "P3", duration: tierMeanings.P3.clock, also: [] },
    S3: { tier: "P1", duration: tierMeanings.P1.clock, also: [] },
    S4: {
      tier: "P0",
      duration: tierMeanings.P0.clock,
      also: [{ kind: "disconnect", duration: tierMeanings.P0.clock }],
    },
  },
  start: "published",
};
