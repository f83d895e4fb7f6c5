/** The terms of reporting in a drill, which say what a recipient would say in earnest, in Korean. */
import type { intakeTerms as reference } from "#messages/en/room/intake-terms.ts";
import type { SameKeys } from "#messages/keys.ts";

export const intakeTerms = {
  policy:
    "훈련입니다. 여기에 신고한 내용은 훈련 밖의 누구에게도 전달되지 않습니다. 실제 상황반에서는 접수 기관이 신고를 어떻게 처리하는지 이 자리에 적습니다. 사흘(근무일) 안에 답하고, 공개 날짜를 신고자와 정하며, 늦어도 90일이 지나거나 악용이 확인되면 수정이 없어도 공개하고, 원하는 신고자의 공로를 밝힌다는 내용입니다.",
  safeHarbour:
    "실제 상황반에서는 이 정책을 지킨 사람에게 어떤 조치도 하지 않겠다는 약속을 이 자리에 적습니다. 선의로 취약점을 찾고, 남의 자료를 건드리지 않으며, 취약점이 확인되면 멈추고, 먼저 여기에 신고한 사람이 그 대상입니다.",
  scope:
    "신고 대상은 이 상황반의 기관·기업이 쓰거나 공급하는 소프트웨어와 장치의 취약점입니다. 부하를 주는 서비스 거부, 사람을 속이는 피싱, 스팸, 취약점을 보이지 않는 스캐너 출력은 대상이 아닙니다. 운영 중인 시스템을 시험하지 마세요. 직접 마련한 사본에서 확인하세요.",
} as const satisfies SameKeys<typeof reference>;
