/** The Atom feed of what is published, in Korean. */
import type { feed as reference } from "#messages/en/shared/feed.ts";
import type { SameKeys } from "#messages/keys.ts";

export const feed = {
  title: "{room} 조치 지시",
  drillTitle: "[훈련] {room} 조치 지시",
  notice: "알림: {title}",
  guideline: "지침: {title}",
  suspended: "효력 정지: {directive}",
  suspension: "{office}에서 {until}까지 효력을 정지해 기한이 멈춰 있습니다. {reason}",
  suspensionOpen: "{office}에서 다음 개정까지 효력을 정지해 기한이 멈춰 있습니다. {reason}",
  summary:
    "{binding, select, yes {강제} other {권고}} 지시, {revision}판. {state, select, issued {시행 중입니다.} superseded {다른 지시로 대체되었습니다.} withdrawn {철회되었습니다.} expired {기간이 끝났습니다.} other {시행 중이 아닙니다.}}",
  advisory: "보안권고문 {id}.",
  advisoryWithdrawn: "철회된 보안권고문 {id}.",
} as const satisfies SameKeys<typeof reference>;
