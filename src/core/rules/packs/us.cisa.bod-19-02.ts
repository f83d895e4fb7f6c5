/** CISA Binding Operational Directive 19-02 (revoked): 15 days for critical and 30 for high flaws of systems that face the internet, from detection. For the record and for old directives. */
import type { RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { severity } from "#core/rules/tables/own-points.ts";
import { publiclyExposed } from "#core/rules/tables/points.ts";

/** Version 1.0.0, in force from 2019-04-29 until BOD 26-04 replaced it on 2026-06-10. */
export const bod1902Pack: RulePack = {
  id: "us.cisa.bod-19-02",
  version: "1.0.0",
  name: {
    ko: "CISA BOD 19-02 인터넷 노출 시스템 (폐지)",
    en: "CISA BOD 19-02 internet-accessible systems (revoked)",
  },
  source: "CISA Binding Operational Directive 19-02 of 2019-04-29, revoked by BOD 26-04 on 2026-06-10",
  unverified: [
    { ko: "발령일은 기억에 따른 것입니다.", en: "The date of issue is from memory." },
    {
      ko: "기한을 넘기면 근무일 3일 안에 조치 계획을 낸다는 것은 기억에 따른 것이며 묶음에 넣지 않았습니다.",
      en: "That a remediation plan is due within 3 working days of a missed date is from memory and not in the pack.",
    },
  ],
  effective: { from: "2019-04-29", until: "2026-06-10" },
  supersedes: [],
  table: decisionTable({
    id: "x_example.bongsu#policy:DT_BOD1902:1.0.0",
    name: "BOD 19-02 Times",
    points: [publiclyExposed, severity],
    outcome: {
      id: "x_example.bongsu#policy:BOD1902:1.0.0",
      name: "BOD 19-02 Time",
      values: [
        { key: "NS", name: "Not in scope" },
        { key: "30D", name: "30 days" },
        { key: "15D", name: "15 days" },
      ],
    },
    rows: rowsOf(`
      N M NS
      N H NS
      N C NS
      Y M NS
      Y H 30D
      Y C 15D
    `),
  }),
  inputs: [
    { point: "cisa:PE:1.0.0", fact: "exposed", values: { no: "N", yes: "Y" }, missing: "yes" },
    {
      point: severity.id,
      fact: "severity",
      values: { medium: "M", high: "H", critical: "C" },
      missing: "critical",
    },
  ],
  outcomes: {
    NS: { tier: "P4", duration: { nextUpgrade: true }, also: [] },
    "30D": { tier: "P3", duration: { days: 30 }, also: [] },
    "15D": { tier: "P2", duration: { days: 15 }, also: [] },
  },
  start: "detected",
};
