/** What a drill's replay says to people, in both languages. Every line carries the drill's mark. */
import type { Language } from "#core/matching/verdict-text.ts";
import type { PictureColumns } from "./expected-picture.ts";
import { drillTime } from "./timeline.ts";

type Sentences = {
  readonly settling: (organizations: number) => string;
  readonly imported: (records: number) => string;
  readonly issued: (directive: string) => string;
  readonly progress: (hour: number, counts: PictureColumns) => string;
  readonly same: (receipts: number, acknowledged: number) => string;
  readonly differs: (number: number) => string;
  readonly failed: (number: number) => string;
  readonly took: (seconds: number, turns: number) => string;
};

/** The sentences by language; each ends its line. */
export const sentences: Readonly<Record<Language, Sentences>> = {
  ko: {
    settling: (organizations) =>
      `[훈련] 가상 기관 ${organizations}곳이 각자의 에이전트와 소프트웨어 목록을 준비합니다.\n`,
    imported: (records) => `[훈련] D+0 09:00  가상 제품의 권고문 ${records}건이 들어왔습니다.\n`,
    issued: (directive) =>
      `[훈련] D+0 10:00  조치 지시 ${directive}: 한 사람이 기안하고 다른 사람이 승인하여 발령했습니다.\n`,
    progress: (hour, c) =>
      `[훈련] ${drillTime(hour)}  수신 확인 ${c.acknowledged}/${c.told} · 영향 있음 ${c.affected} · 조치 완료 ${c.closed} · 해당 없음 ${c.notAffected} · 모름 ${c.unknown} · 어긋남 ${c.contradicted} · 무응답 ${c.silent}\n`,
    same: (receipts, acknowledged) =>
      `[훈련] 기관이 보관한 접수증 ${receipts}건, 수신 확인 ${acknowledged}건이 상황반의 기록 및 현황판과 모두 같습니다.\n`,
    differs: (number) => `[훈련] 기관과 상황반의 기록이 ${number}곳에서 다릅니다.\n`,
    failed: (number) => `[훈련] ${number}개 동작이 실패했습니다.\n`,
    took: (seconds, turns) => `[훈련] ${turns}개 동작, ${seconds.toFixed(1)}초.\n`,
  },
  en: {
    settling: (organizations) =>
      `[DRILL] ${organizations} invented organisations prepare their agents and software lists.\n`,
    imported: (records) => `[DRILL] D+0 09:00  ${records} advisories on invented products have arrived.\n`,
    issued: (directive) =>
      `[DRILL] D+0 10:00  Directive ${directive}: drafted by one person, approved by another, issued.\n`,
    progress: (hour, c) =>
      `[DRILL] ${drillTime(hour)}  acknowledged ${c.acknowledged}/${c.told} · affected ${c.affected} · closed ${c.closed} · not affected ${c.notAffected} · unknown ${c.unknown} · contradicted ${c.contradicted} · silent ${c.silent}\n`,
    same: (receipts, acknowledged) =>
      `[DRILL] ${receipts} receipts kept by the organisations and ${acknowledged} acknowledgements: the room's record and its picture say the same.\n`,
    differs: (number) => `[DRILL] The organisations and the room differ in ${number} places.\n`,
    failed: (number) => `[DRILL] ${number} acts failed.\n`,
    took: (seconds, turns) => `[DRILL] ${turns} acts, ${seconds.toFixed(1)} s.\n`,
  },
};
