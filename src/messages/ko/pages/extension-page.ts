/** Asking for more time, and answering that, in Korean. */
import type { extensionPage as reference } from "#messages/en/pages/extension-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const extensionPage = {
  title: "기한 연장",
  hint: "기한이 지나기 전에 요청합니다. 지시를 낸 기관이 승인하거나 거절하며, 승인 전까지는 지금 기한이 그대로입니다.",
  ask: "기한 연장 요청",
  days: "며칠 더 필요합니까?",
  reason: "요청하는 사유",
  controls: "그동안의 보완 통제",
  controlsHint: "조치를 마칠 때까지 위험을 줄이는 방법을 적습니다. 비밀번호나 자산 목록은 적지 않습니다.",
  send: "요청 보내기",
  requested: "{length} 연장 요청",
  open: "심사 대기",
  granted: "승인",
  declined: "거절",
  requests: "기한 연장 요청",
  requestsHint:
    "소관 기관의 요청입니다. 지시를 낸 기관이, 의장 기관의 지시는 소관 주관기관이 승인하거나 거절합니다.",
  grant: "승인",
  grantFor: "{name} 연장 승인",
  decline: "거절",
  declineFor: "{name} 연장 거절",
  length: "승인할 길이",
  lengthHint: "요청: {length}. 같거나 더 짧게 승인합니다.",
  why: "거절하는 사유 (기관이 읽습니다)",
} as const satisfies SameKeys<typeof reference>;
