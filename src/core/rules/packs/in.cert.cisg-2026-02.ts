/** CERT-In CISG-2026-02 (25 May 2026): 12 hours for known exploited flaws that face the internet or touch a high-value system, then 1, 3 and 5 days. Indicative, not binding. */
import type { ActionTier } from "#core/rules/action.ts";
import type { Span } from "#core/clock/clock.ts";
import type { PackOutcome, RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decisionTable } from "#core/rules/table/table.ts";
import { rowsOf } from "#core/input/text-rows.ts";
import { highValueSystem, severity } from "#core/rules/tables/own-points.ts";
import { inKev, publiclyExposed } from "#core/rules/tables/points.ts";

/** Version 1.0.0. An interim measure counts where no fix exists. */
export const cisg202602Pack: RulePack = {
  id: "in.cert.cisg-2026-02",
  version: "1.0.0",
  name: {
    ko: "인도 CERT-In CISG-2026-02 권고 기한",
    en: "CERT-In CISG-2026-02 indicative timelines",
  },
  source:
    "CERT-In CISG-2026-02, Blueprint for Reducing Exposure and Defending against AI-Assisted Vulnerabilities Exploitation in Digital Infrastructure, of 2026-05-25",
  unverified: [
    {
      ko: "모든 수치는 문서가 아니라 문서에 관한 보도에서 왔습니다. 보도끼리는 서로 맞습니다.",
      en: "Every figure is from reports about the document, not from the document itself; they agree with each other.",
    },
    {
      ko: "1일이 24시간이라는 점: 한 보도는 시간으로, 나머지는 하루로 적었습니다.",
      en: "That 1 day means 24 hours: one report says hours, the others a day.",
    },
    {
      ko: "자산에서 찾은 때부터 시계가 간다는 점: 보도에는 식별 또는 발견이라고만 되어 있습니다.",
      en: "That the clock starts when the flaw is found on the asset: the reports say identification or discovery.",
    },
    {
      ko: "인터넷에 닿지 않고 핵심도 아닌 시스템의 심각한 취약점 기한: 높은 취약점의 기한으로 보았습니다.",
      en: "The time for a critical flaw of a system that neither faces the internet nor is of high value: taken as that of a high one.",
    },
    {
      ko: "높음 미만 취약점에는 정해진 기한이 없다는 점.",
      en: "That flaws below high have no time of their own.",
    },
  ],
  effective: { from: "2026-05-25", until: null },
  supersedes: [],
  table: decisionTable({
    id: "x_example.bongsu#policy:DT_CISG202602:1.0.0",
    name: "CISG-2026-02 Times",
    points: [inKev, publiclyExposed, highValueSystem, severity],
    outcome: {
      id: "x_example.bongsu#policy:CISG202602:1.0.0",
      name: "CISG-2026-02 Time",
      values: [
        { key: "NT", name: "No time set" },
        { key: "5D", name: "5 days" },
        { key: "3D", name: "3 days" },
        { key: "1D", name: "1 day" },
        { key: "12H", name: "12 hours" },
      ],
    },
    rows: rowsOf(`
      N N N M NT
      N N N H 5D
      N N N C 5D
      N N Y M NT
      N N Y H 5D
      N N Y C 3D
      N Y N M NT
      N Y N H 5D
      N Y N C 1D
      N Y Y M NT
      N Y Y H 5D
      N Y Y C 1D
      Y N N M 1D
      Y N N H 1D
      Y N N C 1D
      Y N Y M 12H
      Y N Y H 12H
      Y N Y C 12H
      Y Y N M 12H
      Y Y N H 12H
      Y Y N C 12H
      Y Y Y M 12H
      Y Y Y H 12H
      Y Y Y C 12H
    `),
  }),
  inputs: [
    { point: "cisa:KEV:1.0.0", fact: "kev", values: { no: "N", yes: "Y" }, missing: "yes" },
    { point: "cisa:PE:1.0.0", fact: "exposed", values: { no: "N", yes: "Y" }, missing: "yes" },
    { point: highValueSystem.id, fact: "highValue", values: { no: "N", yes: "Y" }, missing: "yes" },
    {
      point: severity.id,
      fact: "severity",
      values: { medium: "M", high: "H", critical: "C" },
      missing: "critical",
    },
  ],
  outcomes: {
    NT: { tier: "P4", duration: { nextUpgrade: true }, also: [] },
    "5D": { tier: "P2", duration: { days: 5 }, also: [], withoutPatch: interim("P2", { days: 5 }) },
    "3D": { tier: "P1", duration: { days: 3 }, also: [], withoutPatch: interim("P1", { days: 3 }) },
    "1D": { tier: "P1", duration: { hours: 24 }, also: [], withoutPatch: interim("P1", { hours: 24 }) },
    "12H": { tier: "P1", duration: { hours: 12 }, also: [], withoutPatch: interim("P0", { hours: 12 }) },
  },
  start: "detected",
};

/** Isolation, access restriction or filtering until a fix exists, within the time of the fix. */
function interim(tier: ActionTier, duration: Span): NonNullable<PackOutcome["withoutPatch"]> {
  return { tier, also: [{ kind: "mitigate", duration }] };
}
