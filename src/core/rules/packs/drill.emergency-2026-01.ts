/** A drill: an emergency directive of many steps in the manner of CISA ED 25-03, about an invented product. Each step has its own clock and condition. */
import type { Procedure } from "#core/rules/rule-pack/rule-pack.ts";

/** Version 1.0.0. The product 가온게이트 is invented; no such flaw exists. */
export const drillEmergency: Procedure = {
  id: "drill.emergency-2026-01",
  version: "1.0.0",
  name: { ko: "[훈련] 가온게이트 긴급 지시", en: "[DRILL] Gaon Gate emergency directive" },
  source:
    "Invented for exercises in the manner of CISA Emergency Directive 25-03; product and flaw do not exist",
  unverified: [
    {
      ko: "침해된 장비의 전원을 끄지 않는다는 것은 ED 25-03에 관한 기억에 따른 것입니다.",
      en: "That compromised devices stay powered for forensics follows ED 25-03 as remembered.",
    },
    { ko: "기한은 훈련을 위해 정한 것입니다.", en: "The times are the drill's own." },
  ],
  effective: { from: null, until: null },
  supersedes: [],
  steps: [
    {
      id: "inventory",
      kind: "report",
      what: { ko: "[훈련] 가온게이트 장비 목록 보고", en: "[DRILL] report every Gaon Gate device" },
      start: "published",
      duration: { hours: 24 },
    },
    {
      id: "hunt",
      kind: "hunt",
      what: { ko: "[훈련] 메모리 덤프 수집과 침해 조사", en: "[DRILL] collect memory dumps and hunt" },
      start: "published",
      duration: { hours: 48 },
    },
    {
      id: "isolate",
      kind: "disconnect",
      what: {
        ko: "[훈련] 침해된 장비 분리(전원은 끄지 않음)",
        en: "[DRILL] disconnect compromised devices, leave them powered",
      },
      start: "detected",
      duration: { hours: 4 },
      when: { fact: "compromised", is: "yes" },
    },
    {
      id: "retire",
      kind: "disconnect",
      what: { ko: "[훈련] 지원이 끝난 장비 분리", en: "[DRILL] disconnect devices without support" },
      start: "published",
      duration: { days: 1 },
      when: { fact: "supported", is: "no" },
    },
    {
      id: "upgrade",
      kind: "upgrade",
      what: { ko: "[훈련] 고친 판으로 올리기", en: "[DRILL] upgrade to the fixed release" },
      start: "patch-available",
      duration: { days: 1 },
    },
    {
      id: "no-patch",
      kind: "disconnect",
      what: {
        ko: "[훈련] D+2까지 패치가 없으면 분리",
        en: "[DRILL] disconnect if there is no patch by D+2",
      },
      start: "published",
      duration: { days: 3 },
      when: { fact: "patch", is: "no", after: { days: 2 } },
    },
    {
      id: "status",
      kind: "report",
      what: { ko: "[훈련] 마칠 때까지 날마다 보고", en: "[DRILL] report every day until closed" },
      start: "published",
      duration: { days: 1 },
      every: { days: 1 },
    },
  ],
};
