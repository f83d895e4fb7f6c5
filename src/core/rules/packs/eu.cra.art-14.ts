/** Reporting clocks of Article 14 of the EU Cyber Resilience Act: early warning, notification and final report of a manufacturer. */
import type { Procedure } from "#core/rules/rule-pack/rule-pack.ts";

/** Version 1.0.0, in force since 2026-09-11. */
export const craArticle14: Procedure = {
  id: "eu.cra.art-14",
  version: "1.0.0",
  name: {
    ko: "EU 사이버복원력법 제14조 신고 시한",
    en: "EU Cyber Resilience Act Article 14 reporting clocks",
  },
  source: "Regulation (EU) 2024/2847 (Cyber Resilience Act), Article 14",
  unverified: [
    {
      ko: "일과 월 기한이 서울 시각 23:59:59에 끝난다는 점: 유럽연합의 기간 규칙과 수신자의 시간대로는 다른 시각에 끝날 수 있습니다.",
      en: "That days and the month end at 23:59:59 Asia/Seoul: the Union's own rules for periods and the time zone of the addressee may end them at another hour.",
    },
    {
      ko: "사고 최종 보고의 1개월이 본 신고부터 간다는 점.",
      en: "That the month of an incident's final report runs from the notification.",
    },
  ],
  effective: { from: "2026-09-11", until: null },
  supersedes: [],
  steps: [
    {
      id: "early-warning",
      kind: "report",
      what: { ko: "조기 경보", en: "early warning" },
      start: "aware",
      duration: { hours: 24 },
    },
    {
      id: "notification",
      kind: "report",
      what: { ko: "본 신고", en: "notification" },
      start: "aware",
      duration: { hours: 72 },
    },
    {
      id: "final-vulnerability",
      kind: "report",
      what: { ko: "최종 보고(악용된 취약점)", en: "final report on an exploited vulnerability" },
      start: "patch-available",
      duration: { days: 14 },
      when: { fact: "vulnerability", is: "yes" },
    },
    {
      id: "final-incident",
      kind: "report",
      what: { ko: "최종 보고(중대한 사고)", en: "final report on a severe incident" },
      start: "incident-reported",
      duration: { months: 1 },
      when: { fact: "incident", is: "yes" },
    },
  ],
};
