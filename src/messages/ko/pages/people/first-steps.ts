/** What a new room still needs, in Korean. */
import type { firstSteps as reference } from "#messages/en/pages/people/first-steps.ts";
import type { SameKeys } from "#messages/keys.ts";

export const firstSteps = {
  title: "이 상황반의 첫 단계",
  lead: "빈 상황반에서 첫 조치 지시까지, 한 단계가 한 쪽입니다.",
  done: "완료",
  next: "다음",
  offices: "담당 기관 확인",
  officesHow: "상황반은 담당 기관과 직책이 든 편제로 시작합니다. 다르면 직접 만든 편제를 불러오십시오.",
  secondOfficer: "두 번째 담당관 초대",
  secondOfficerHow:
    "지시에는 두 사람이 필요합니다. 한 사람이 작성하고 다른 사람이 승인합니다. 두 번째 직책을 열어 링크를 만드십시오.",
  leadAuthority: "주무 기관 초대",
  leadAuthorityHow: "주무 기관이 소관 기관을 등록하고 보안권고문을 들여옵니다.",
  organization: "기관 등록",
  organizationHow: "주무 기관으로서, 한 행이든 28,000행이든 표로 등록합니다.",
  organizationOperator: "기관 담당자 초대",
  organizationOperatorHow: "주무 기관으로서, 한 명씩 또는 편지 병합으로 초대합니다.",
  advisory: "보안권고문 들여오기",
  advisoryHow: "주무 기관이나 분석관으로서, 피드 또는 파일로 들여옵니다.",
  directive: "첫 조치 지시 발령",
  directiveHow: "작성하고 상신한 뒤 두 번째 담당관이 승인합니다.",
} as const satisfies SameKeys<typeof reference>;
