/** Reporting clocks of Article 48-3 of the Korean ICN Act (정보통신망법) and Article 58-2 of its decree: first report, and one after each further fact. */
import type { Procedure } from "#core/rules/rule-pack/rule-pack.ts";

/** Version 1.0.0. */
export const icnAct483: Procedure = {
  id: "kr.icn-act.48-3",
  version: "1.0.0",
  name: { ko: "정보통신망법 제48조의3 침해사고 신고", en: "ICN Act Article 48-3 incident reports" },
  source:
    "Act on Promotion of Information and Communications Network Utilization and Information Protection, Article 48-3; Enforcement Decree, Article 58-2",
  unverified: [
    {
      ko: "24시간 규정의 시행일은 우리 기록에 없습니다.",
      en: "The date from which the 24-hour form holds is not in our notes.",
    },
  ],
  effective: { from: null, until: null },
  supersedes: [],
  steps: [
    {
      id: "first",
      kind: "report",
      what: { ko: "최초 신고(과학기술정보통신부·KISA)", en: "first report to MSIT and KISA" },
      start: "aware",
      duration: { hours: 24 },
    },
    {
      id: "supplement",
      kind: "report",
      what: { ko: "추가로 확인한 사실의 보완 신고", en: "supplementary report of a further fact" },
      start: "further-fact",
      duration: { hours: 24 },
    },
  ],
};
