/** The tasks of an organisation and its answers, in Korean. */
import type { taskPage as reference } from "#messages/en/pages/task-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const taskPage = {
  statusHint: {
    affected: "아직 고치지 못한 수",
    fixed: "패치했거나 새 버전인 수",
    mitigated: "막아 두었고 패치는 아직인 수",
    notAffected: "확인해 보니 아닌 수",
    unknown: "확인하지 못한 수",
  },
  title: "오늘 할 일",
  none: "지금 이 기관에 온 지시가 없어요. 영향이 없다는 뜻은 아니니, 갖고 있는 목록을 대조해 보세요.",
  count: "{open, plural, =0 {모두 끝냈어요.} other {아직 끝나지 않은 일이 #건 있어요.}}",
  due: "기한",
  whole: "지시 전문 보기",
  changed: "답한 뒤에 바뀐 점",
  changedHint: "바뀐 점만 다시 확인하고 답해 주세요. 먼저 보낸 답은 그대로 남아 있어요.",
  steps: "이렇게 하면 돼요",
  commandOf: "{step}단계 명령",
  acknowledge: "받았어요(수신 확인)",
  answer: "답하기",
  countLegend: "시스템이 몇 대인지 알려 주세요",
  countHint: "이름이나 주소는 보내지 않아요. 숫자만 보내요. 모르면 ‘모름’에 적어 주세요.",
  allZero: "적어도 한 칸에 숫자를 적어 주세요.",
  preview: "보낼 내용 보기",
  exactly: "보낼 내용 확인",
  exactlyHint: "아래 내용 그대로, 이것만 보내요.",
  selfAttested: "직접 적은 답은 증빙 등급 E0예요. 에이전트로 확인하면 더 높은 등급이 돼요.",
  send: "보내기",
  answered: "답을 받았어요. 아래 접수증을 보관하세요.",
  standingMoves: "우리 기관은 지금 ‘{before}’이고, 보내면 ‘{after}’(으)로 바뀌어요.",
  standingStays: "보낸 뒤에도 우리 기관은 그대로 ‘{after}’이에요.",
  standsNow: "우리 기관의 현황: {after}",
  standingMeaning: {
    contradicted:
      "‘확인과 어긋남’은 조치했다고 알린 뒤에 영향이 있다고 다시 알렸다는 뜻이에요. 영향 있음과 모름이 하나도 없고, 영향이 있던 수만큼 고쳤거나 막았으며, 먼저 답한 것만큼을 더 약하지 않은 증빙으로 살펴본 답을 보내면 끝나요. 담당 기관이 처음부터 다시 확인하기로 해도 끝나요. 숫자를 잘못 적었다면 취소하고 고쳐 주세요.",
    affected: "영향이 있는 것을 모두 고치거나 막았다고 답할 때까지 끝나지 않아요.",
    unknown: "아직 끝나지 않았어요. 모름은 안전이 아니에요. 남은 것을 확인하고 다시 답해 주세요.",
  },
  receipts: "접수증",
  receiptHint:
    "상황반은 바로 이 수치로 기록하고 서명했습니다. 파일로 저장하면 연결되지 않은 에이전트에 넘길 수 있습니다: bongsu receipt take 파일.",
  saveReceipt: "파일로 저장",
  assetFacts: {
    title: "우리 기관의 시스템",
    hint: "모든 시스템에 두루 맞는 사실만 알려 주세요. 알리지 않은 것은 가장 나쁜 값으로 봐요. 이 값은 우리 기관만 보고, 담당 기관은 다섯 곳 이상을 묶은 수로만 봐요.",
    unknown: "모름",
    state: "알리기",
    at: "알린 때",
    never: "아직 알린 것이 없어요.",
  },
  respondents: "이 현황이 나온 이유",
  respondentsHint:
    "이 가운데 가장 나쁜 쪽이 우리 기관의 현황이에요. 더 나은 답은 먼저 답한 것만큼 살펴보고, 같은 에이전트나 이 화면에서 답해야 반영돼요. 없어진 에이전트의 키는 폐기해 주세요.",
  byPage: "이 화면에서 답함",
  byKey: "에이전트 키 {key}",
  reached: "목록 {lists, number}개, 구성요소 {components, number}개",
  reachUnknown: "무엇을 살펴보았는지 알 수 없음",
  renewed: "담당 기관이 현황을 처음부터 다시 확인하기로 했어요. 다시 답해 주세요. 사유:",
} as const satisfies SameKeys<typeof reference>;
