/** What is said of accepted risks and of VEX documents, in Korean. */
import type { acceptance as reference } from "#messages/en/shared/acceptance.ts";
import type { SameKeys } from "#messages/keys.ts";

export const acceptance = {
  unreadable: "{path}을(를) 읽을 수 없습니다.",
  unusable: "{path}은(는) 무엇을 감수하는지 분명하지 않아 쓰지 않습니다:",
  title: "감수하기로 하여 세지 않은 것:",
  line: "{name} {version} {vulnerability}: {status}, {reason} ({by}, {path})",
  until: "{date}까지",
  unheeded: "적혀 있으나 효력이 없는 것:",
  idle: "감수하기로 적었으나 여기서 영향받는 어느 것에도 맞지 않음(이름이 틀렸거나 이미 없어짐):",
  idleLine: "{path} {at}: {vulnerability}, {product}",
  status: {
    affected: "영향 있음",
    not_affected: "영향 없음",
    fixed: "고쳐짐",
    under_investigation: "조사 중",
    accepted: "위험 감수",
  },
  why: {
    "only-a-word": "쓴 사람의 말일 뿐이며 --accept로 지정되지 않았습니다",
    contradicts: "영향이 있을 수 있다는 말입니다",
    contradicted: "다르게 말하는 문서가 있습니다",
    "not-yet": "적힌 때가 아직 오지 않았습니다",
    ended: "감수 기간이 끝나 다시 셉니다",
    "no-reason": "사유나 버전이 없습니다",
    "unknown-stays": "알 수 없는 것은 알 수 없음으로 남습니다",
    also: "같은 말입니다",
  },
  none: "사유 없음",
  nobody: "작성자 없음",
  count: "영향 있음 {count}건은 감수하기로 하여 세지 않았습니다",
} as const satisfies SameKeys<typeof reference>;
