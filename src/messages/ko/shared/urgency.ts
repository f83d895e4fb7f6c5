/** What makes a vulnerability urgent, in Korean. */
import type { urgency as reference } from "#messages/en/shared/urgency.ts";
import type { SameKeys } from "#messages/keys.ts";

export const urgency = {
  rating: {
    none: "없음",
    low: "낮음",
    medium: "보통",
    high: "높음",
    critical: "매우 높음",
    missing: "제시 안 됨",
  },
  scored: "{rating} {score}",
  exploited: "악용 확인",
  exploitedSince: "{date}부터 악용 확인",
  epss: "EPSS {percent} %",
  epssOn: "{date} EPSS {percent} %",
  severityBy: "{by}의 CVSS {version}",
  sourceWord: '{by}의 표현: "{word}"',
  scope: {
    dev: "개발용(dev): 개발할 때만 쓰며 실행되는 것에 들어가지 않음",
    optional: "선택(optional): 빠져도 되는 것",
  },
} as const satisfies SameKeys<typeof reference>;
