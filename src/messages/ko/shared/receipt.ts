/** What a receipt says, in Korean. */
import type { receipt as reference } from "#messages/en/shared/receipt.ts";
import type { SameKeys } from "#messages/keys.ts";

export const receipt = {
  title: "접수증",
  receipt: "접수 번호",
  what: "회신 내용",
  attestation: "이행 확인",
  acknowledgement: "수신 확인",
  directive: "조치 지시",
  revised: "{directive}(개정 {revision})",
  organization: "기관",
  contradicted: "조치 완료로 알렸으나 다시 영향이 발견됨",
  evidence: "증빙",
  number: "이 키로 보낸 회신의 번호",
  report: "대조 보고서(sha256, 기관이 보관)",
  answeredAt: "회신 시각",
  receivedAt: "상황반 기록 시각",
  key: "서명한 키",
  typed: "화면에서 입력했으며 키로 서명하지 않음",
  digest: "회신의 다이제스트(sha256)",
  room: "상황반",
  nothing: "모든 개수가 0",
} as const satisfies SameKeys<typeof reference>;
