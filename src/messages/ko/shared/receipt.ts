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
  numberTyped: "화면에서 입력한 회신의 번호",
  report: "대조 보고서(sha256, 기관이 보관)",
  answeredAt: "회신 시각",
  receivedAt: "상황반 기록 시각",
  key: "서명한 키",
  typed: "화면에서 입력했으며 키로 서명하지 않음",
  digest: "회신의 다이제스트(sha256)",
  room: "상황반",
  nothing: "모든 개수가 0",
  stands: "기록했습니다. 우리 기관의 상태: {standing}.",
  standsBecause: "기록했습니다. 우리 기관의 상태는 아직 끝나지 않았습니다: {standing}. 이유: {cause}.",
  standing: {
    told: "아직 회신하지 않음",
    acknowledged: "수신 확인, 회신하지 않음",
    unknown: "해당 여부 모름",
    affected: "영향 있음",
    contradicted: "확인과 어긋남",
    closed: "조치 완료",
    "not-affected": "해당 없음",
  },
  cause: {
    affected: "회신에 영향 있음이 {count}건 있습니다",
    unaccounted:
      "전에 영향 있다고 한 것이 어떻게 되었는지 모두 밝혀지지 않았습니다(모름 {unknown}건, 있던 자리에 없는 목록 {lost}개)",
    earlier:
      "앞선 회신이나 우리 기관의 다른 컴퓨터 또는 화면의 회신이 더 나쁜 상태를 알렸고, 이번 회신은 그보다 적은 것을 다룹니다",
    contradicted: "조치 완료로 알린 것에서 다시 영향이 발견되었습니다",
    unknown: "회신에 모름이 {unknown}건 있습니다",
  },
} as const satisfies SameKeys<typeof reference>;
