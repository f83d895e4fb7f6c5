/** Why an organisation has its deadline, in Korean. */
import type { explanationPage as reference } from "#messages/en/pages/explanation-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const explanationPage = {
  waiting: "시계가 아직 가지 않습니다",
  title: "왜 이 기한인가요?",
  of: "{organization}의 기한과 그 이유",
  due: "기한",
  notified: "전해진 때",
  decides: "이 권고문이 기한을 정합니다",
  facts: "판단에 쓰인 사실",
  fact: "사실",
  value: "내용",
  source: "누가 언제 말했나",
  assumed: "아무도 말하지 않아 가장 나쁜 값으로 봅니다",
  own: "기관이 스스로 알린 사실",
  ownDue: "알린 사실에 따른 기한",
  ownHint:
    "이 설명은 이 기관이 알린 사실로 풀었습니다. 이 기관만 볼 수 있습니다. 상황반이 전한 기한은 모르는 경우의 기한입니다.",
  ownNone: "알린 사실이 없어 모르는 것은 가장 나쁜 값으로 보았습니다.",
  held: "맡긴 자산 목록에서 찾은 것",
  heldNone: "맡긴 목록에서 해당하는 버전을 찾지 못했습니다.",
  heldUnknown: "맡긴 자산 목록이 없어 가지고 있는지 모릅니다.",
  product: "제품",
  version: "버전",
  verdict: "판정",
  since: "찾은 때",
  notListed: "어느 목록에도 올라 있지 않습니다",
  restricted: "권고문의 기록",
  clock: "시계",
  action: "할 일",
  starts: "시작",
  until: "언제까지",
  otherwise: "이렇게 확인되면 달라집니다",
  otherwiseHint:
    "상황반은 기관의 시스템을 모릅니다. 아래 사실은 기관이 자기 자리에서 확인하며, 그 기한은 기관의 프로그램이 계산합니다.",
  history: "기한이 옮겨진 이력",
  noHistory: "기한이 옮겨진 적이 없습니다. 옮겨지면 반드시 기록이 남습니다.",
  unknownPack: "이 상황반이 모르는 규칙 묶음이라 설명할 수 없습니다.",
  back: "지시로 돌아가기",
  task: "오늘 할 일로 돌아가기",
  whyFor: "{organization}: 왜 이 기한인가요?",
} as const satisfies SameKeys<typeof reference>;
