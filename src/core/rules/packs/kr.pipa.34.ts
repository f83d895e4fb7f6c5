/** Reporting clock of Article 34 of the Korean Personal Information Protection Act (개인정보 보호법): report and notice within 72 hours. */
import type { Procedure } from "#core/rules/rule-pack/rule-pack.ts";

/** Version 1.0.0. */
export const pipa34: Procedure = {
  id: "kr.pipa.34",
  version: "1.0.0",
  name: { ko: "개인정보 보호법 제34조 유출 신고·통지", en: "PIPA Article 34 breach report and notice" },
  source: "Personal Information Protection Act, Article 34, as amended in February 2026",
  unverified: [
    {
      ko: "신고 기준(1천 명, 민감정보, 해킹)은 기억에 따른 것이며 묶음은 이를 따지지 않습니다.",
      en: "The threshold of the report (1,000 people, sensitive data or hacking) is from memory, and the pack does not test it.",
    },
    {
      ko: "2026년 개정으로 유출 가능성 단계에서도 통지해야 한다는 것은 이차 자료 하나에 따른 것입니다.",
      en: "That the amendment of 2026 asks for notice already when a leak is possible is from one secondary source.",
    },
  ],
  effective: { from: null, until: null },
  supersedes: [],
  steps: [
    {
      id: "report",
      kind: "report",
      what: { ko: "개인정보보호위원회·KISA 신고", en: "report to PIPC or KISA" },
      start: "aware",
      duration: { hours: 72 },
    },
    {
      id: "notice",
      kind: "report",
      what: { ko: "정보주체 통지", en: "notice to the persons concerned" },
      start: "aware",
      duration: { hours: 72 },
    },
  ],
};
