/** Essential Eight of ASD, maturity level two: 48 hours, two weeks or one month after the release of a patch, by what the asset is. */
import type { RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { assetClass, severity } from "#core/rules/tables/own-points.ts";
import { exploitation } from "#core/rules/tables/points.ts";

/** Version 1.0.0. */
export const essentialEightPack: RulePack = {
  id: "au.asd.essential-eight-ml2",
  version: "1.0.0",
  name: { ko: "호주 ASD Essential Eight 2등급 패치 기한", en: "ASD Essential Eight ML2 patch times" },
  source: "Australian Signals Directorate, Essential Eight Maturity Model, patching at maturity level two",
  unverified: [
    {
      ko: "기한은 모델의 원문이 아니라 요약에서 왔고, 모델의 판과 날짜는 우리 기록에 없습니다.",
      en: "The times are from a summary of the model, not from its own text; the version and date of the model are not in our notes.",
    },
    {
      ko: "지원이 끝난 소프트웨어의 제거와 매일·매주·격주 점검도 요구되지만 묶음에 넣지 않았습니다.",
      en: "Removing unsupported software and scanning daily, weekly or fortnightly are asked for too and not in the pack.",
    },
    {
      ko: "조치 등급과의 대응은 이 프로젝트의 제안입니다.",
      en: "The mapping to tiers is a proposal of this project.",
    },
  ],
  effective: { from: null, until: null },
  supersedes: [],
  table: decisionTable({
    id: "x_example.bongsu#policy:DT_E8ML2:1.0.0",
    name: "Essential Eight ML2 Times",
    points: [assetClass, exploitation, severity],
    outcome: {
      id: "x_example.bongsu#policy:E8ML2:1.0.0",
      name: "Essential Eight ML2 Time",
      values: [
        { key: "1M", name: "1 month" },
        { key: "2W", name: "2 weeks" },
        { key: "48H", name: "48 hours" },
      ],
    },
    rows: rowsOf(`
      I N M 1M
      I N H 1M
      I N C 1M
      I P M 1M
      I P H 1M
      I P C 1M
      I A M 1M
      I A H 1M
      I A C 1M
      F N M 2W
      F N H 2W
      F N C 2W
      F P M 2W
      F P H 2W
      F P C 2W
      F A M 2W
      F A H 2W
      F A C 2W
      O N M 2W
      O N H 2W
      O N C 48H
      O P M 48H
      O P H 48H
      O P C 48H
      O A M 48H
      O A H 48H
      O A C 48H
    `),
  }),
  inputs: [
    {
      point: assetClass.id,
      fact: "assetClass",
      values: { internal: "I", office: "F", online: "O" },
      missing: "online",
    },
    {
      point: "ssvc:E:1.1.0",
      fact: "exploitation",
      values: { none: "N", poc: "P", active: "A" },
      missing: "active",
    },
    {
      point: severity.id,
      fact: "severity",
      values: { medium: "M", high: "H", critical: "C" },
      missing: "critical",
    },
  ],
  outcomes: {
    "1M": { tier: "P3", duration: { months: 1 }, also: [] },
    "2W": { tier: "P2", duration: { days: 14 }, also: [] },
    "48H": { tier: "P1", duration: { hours: 48 }, also: [] },
  },
  start: "patch-available",
};
