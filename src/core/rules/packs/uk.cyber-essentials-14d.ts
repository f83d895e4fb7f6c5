/** Cyber Essentials of the United Kingdom: updates for high and critical flaws within 14 days of their release. */
import type { RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { severity } from "#core/rules/tables/own-points.ts";

/** Version 1.0.0. */
export const cyberEssentialsPack: RulePack = {
  id: "uk.cyber-essentials-14d",
  version: "1.0.0",
  name: { ko: "영국 Cyber Essentials 14일", en: "UK Cyber Essentials 14 days" },
  source: "UK National Cyber Security Centre, Cyber Essentials: Requirements for IT Infrastructure",
  unverified: [
    {
      ko: "14일이라는 기한과 높음·심각에 적용된다는 점은 기억에 따른 것이며, 요구사항의 판은 우리 기록에 없습니다.",
      en: "The 14 days, and that they hold for high and critical flaws, are from memory; the version of the requirements is not in our notes.",
    },
    {
      ko: "조치 등급과의 대응은 이 프로젝트의 제안입니다.",
      en: "The mapping to tiers is a proposal of this project.",
    },
  ],
  effective: { from: null, until: null },
  supersedes: [],
  table: decisionTable({
    id: "x_example.bongsu#policy:DT_UKCE:1.0.0",
    name: "Cyber Essentials Time",
    points: [severity],
    outcome: {
      id: "x_example.bongsu#policy:UKCE:1.0.0",
      name: "Cyber Essentials Time",
      values: [
        { key: "NT", name: "No time set" },
        { key: "14D", name: "14 days" },
      ],
    },
    rows: rowsOf(`
      M NT
      H 14D
      C 14D
    `),
  }),
  inputs: [
    {
      point: severity.id,
      fact: "severity",
      values: { medium: "M", high: "H", critical: "C" },
      missing: "critical",
    },
  ],
  outcomes: {
    NT: { tier: "P4", duration: { nextUpgrade: true }, also: [] },
    "14D": { tier: "P2", duration: { days: 14 }, also: [] },
  },
  start: "patch-available",
};
