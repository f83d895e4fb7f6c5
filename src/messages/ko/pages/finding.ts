/** What is wrong at one place of the input, by the code of the finding, in Korean. */
import type { finding as reference } from "#messages/en/pages/finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const finding = {
  "text-missing": "꼭 채워야 합니다.",
  "text-too-long": "300자를 넘을 수 없습니다.",
  "text-control": "한 줄로, 제어 문자나 방향 문자 없이 적으십시오.",
  "advisory-missing": "권고문이 하나 이상 있어야 합니다.",
  minItems: "하나 이상 있어야 합니다.",
  minLength: "꼭 채워야 합니다.",
  "advisory-unknown": "이 상황반에 없는 권고문입니다.",
  "advisory-restricted": "출처가 공개를 허락하지 않은 권고문입니다.",
  "advisory-withdrawn": "출처가 철회한 권고문입니다.",
  "procedure-unknown": "없는 절차입니다.",
  "date-past": "이미 지난 날입니다.",
  "date-unreadable": "있는 날짜를 적으십시오.",
  "dates-out-of-order": "조건을 보는 때가 기한보다 앞서야 합니다.",
  "rule-pack-unknown": "없는 규칙 묶음입니다.",
  "action-missing": "조치가 하나 이상 있어야 합니다.",
  "duration-unreadable": "기한을 숫자나 날짜로 적으십시오.",
  "working-days-unknown":
    "이 기간의 공휴일은 아직 알 수 없어 토요일과 일요일만 뺐습니다. 법으로는 더 늦을 수 있습니다.",
  empty: "파일이 비어 있어요.",
  "inventory-unknown": "읽을 수 있는 소프트웨어 목록이 아니에요.",
  "json-invalid": "JSON이 아니거나 중간에 끊겼어요.",
  "json-too-deep": "너무 깊이 겹쳐 있어요.",
  "toml-invalid": "여기서부터 TOML이 아니에요.",
  "encoding-unknown": "글자 인코딩을 알 수 없어요. UTF-8로 저장해 주세요.",
  "encoding-wrong": "글자 인코딩이 깨져 있어요. UTF-8로 저장해 주세요.",
  "encoding-euc-kr": "EUC-KR로 읽었어요. UTF-8로 저장하는 것이 좋아요.",
  "list-expected": "목록이 있어야 할 곳에 다른 것이 있어 읽지 못했어요.",
  "name-invalid": "이름이 없거나 쓸 수 없는 이름이라 빠졌어요.",
  "release-unknown": "어느 배포판 릴리스인지 몰라 가릴 수 없어요.",
  "more-remarks": "그 밖의 알림은 줄였어요.",
} as const satisfies SameKeys<typeof reference>;
