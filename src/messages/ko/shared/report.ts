/** The sentences of reports of a check, in Korean. */
import type { report as reference } from "#messages/en/shared/report.ts";
import type { SameKeys } from "#messages/keys.ts";

export const report = {
  drill: "[훈련] DRILL: {text}",
  sourceRoot: "점검을 실행한 폴더이며, 빌드에서는 저장소의 맨 위입니다.",
  leftOut: "형식이 더 받지 않아 {count}건을 뺐습니다.",
  title: "알려진 취약점의 영향 여부 확인서",
  anyVulnerability: "모든 취약점: 발견된 것을 식별할 수 없거나 그 종류의 권고문이 없어 알 수 없습니다",
  caution: {
    "index-ended": "받아 둔 목록의 기한이 지나 새 권고문이 빠졌을 수 있습니다.",
    "nothing-to-match": "대조할 것이 없었습니다.",
    "agent-unsafe":
      "더 새로운 에이전트가 필요합니다. 받아 둔 자료가 이 버전은 더 이상 안전하지 않다고 합니다. 교체하세요.",
    "index-ahead": "받아 둔 목록의 시각이 시계보다 앞서 얼마나 지난 자료인지 알 수 없습니다.",
    "no-components": "목록에 구성요소가 없습니다.",
  },
  noFix: "해결 버전이 알려지지 않았습니다. 완화하거나 사용을 중단하세요",
  move: "{name}을(를) {version}(으)로 올리세요",
  moveByCommand: "{name}을(를) {version}(으)로 올리세요: {command}",
  by: "{action} (기한 {due})",
  more: "그 밖의 출처 {count}개",
  concluded: "판정 {verdict}: {rule}",
  source: "{verdict}: {reason}",
  namedSource: "{advisory}: {verdict}: {reason}",
  gap: "{ecosystem} (구성요소 {count}개)",
} as const satisfies SameKeys<typeof reference>;
