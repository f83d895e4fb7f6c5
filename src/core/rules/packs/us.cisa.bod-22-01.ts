/** CISA Binding Operational Directive 22-01 (revoked): two weeks for what is listed as known exploited, six months for older CVE ids. For the record and for old directives. */
import type { RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { cveBefore2021 } from "#core/rules/tables/own-points.ts";
import { inKev } from "#core/rules/tables/points.ts";

/** Version 1.0.0, in force from 2021-11-03 until BOD 26-04 replaced it on 2026-06-10. */
export const bod2201Pack: RulePack = {
  id: "us.cisa.bod-22-01",
  version: "1.0.0",
  name: {
    ko: "CISA BOD 22-01 알려진 악용 취약점 기한 (폐지)",
    en: "CISA BOD 22-01 known exploited vulnerabilities (revoked)",
  },
  source: "CISA Binding Operational Directive 22-01 of 2021-11-03, revoked by BOD 26-04 on 2026-06-10",
  unverified: [
    { ko: "발령일은 기억에 따른 것입니다.", en: "The date of issue is from memory." },
    {
      ko: "목록의 항목마다 따로 기한이 있었고 위험이 크면 더 짧았습니다(2022–2025년 중앙값 21일). 이 묶음에는 지침의 기본 기한만 있습니다.",
      en: "Each catalogue entry carried its own due date, shorter for grave risk (21 days in the median of 2022 to 2025): the pack has the directive's default times only.",
    },
  ],
  effective: { from: "2021-11-03", until: "2026-06-10" },
  supersedes: [],
  table: decisionTable({
    id: "x_example.bongsu#policy:DT_BOD2201:1.0.0",
    name: "BOD 22-01 Default Times",
    points: [inKev, cveBefore2021],
    outcome: {
      id: "x_example.bongsu#policy:BOD2201:1.0.0",
      name: "BOD 22-01 Time",
      values: [
        { key: "NS", name: "Not in scope" },
        { key: "6M", name: "6 months" },
        { key: "2W", name: "2 weeks" },
      ],
    },
    rows: rowsOf(`
      N Y NS
      N N NS
      Y Y 6M
      Y N 2W
    `),
  }),
  inputs: [
    { point: "cisa:KEV:1.0.0", fact: "kev", values: { no: "N", yes: "Y" }, missing: "yes" },
    { point: cveBefore2021.id, fact: "cveBefore2021", values: { yes: "Y", no: "N" }, missing: "no" },
  ],
  outcomes: {
    NS: { tier: "P4", duration: { nextUpgrade: true }, also: [] },
    "6M": { tier: "P3", duration: { months: 6 }, also: [] },
    "2W": { tier: "P2", duration: { days: 14 }, also: [] },
  },
  start: "kev-added",
};
