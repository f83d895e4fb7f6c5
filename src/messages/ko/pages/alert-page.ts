/** Levels of the crisis alert, in Korean. */
import type { alertPage as reference } from "#messages/en/pages/alert-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const alertPage = {
  title: "사이버위기경보",
  lead: "수준은 소관 기관이 정하고 여기에는 기록합니다. 경계와 심각은 조치 지시의 기한을 앞당깁니다.",
  level: "사이버위기경보 {name}",
  nation: "국가 전체",
  inDomain: "{name} 영역",
  since: "{instant}부터",
  history: "기록된 수준",
  unknown: "사이버위기경보 수준을 확인하지 못했습니다. 정상이라는 뜻이 아닙니다.",
  none: "기록된 수준이 없습니다. 지금은 정상입니다.",
  name: "수준",
  scope: "대상",
  from: "시작",
  until: "끝",
  lasts: "지금 발령 중",
  record: "수준 기록하기",
  choose: "고르십시오",
  now: "지금: {name}",
  reason: "사유",
  reasonHint: "누가 어떤 발표나 문서로 정했는지 적습니다.",
  preview: "기록할 내용 확인",
  confirm: "기록합니다",
  change: "{whose}: {before} → {after}",
  shortens:
    "지금부터 이 수준으로 기록됩니다. 소관 지시의 기한이 앞당겨질 수 있습니다. 수준을 되돌려도 앞당겨진 기한은 늦춰지지 않습니다.",
  keeps:
    "지금부터 이 수준으로 기록됩니다. 이 수준만으로는 기한이 앞당겨지지 않습니다. 이미 앞당겨진 기한은 늦춰지지 않습니다.",
  ends: "지금 수준이 끝났다고 기록됩니다. 이미 앞당겨진 기한은 늦춰지지 않습니다.",
  done: "기록했습니다.",
} as const satisfies SameKeys<typeof reference>;
