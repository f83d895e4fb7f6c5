/** What `bongsu version` says, in Korean. */
import type { versionCommand as reference } from "#messages/en/terminal/version-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const versionCommand = {
  compare:
    "bongsu version compare 체계 A B  <, =, > 가운데 하나를 출력하고, 체계로 읽을 수 없는 버전이면 ?를 출력합니다",
  compareLines: "bongsu version compare 체계 -  표준 입력의 A<TAB>B 줄마다 같은 일을 합니다",
  within:
    "bongsu version within 체계 범위 버전…  생태계의 표기나 vers:…로 쓴 범위 안에 버전이 있는지 출력합니다",
  withinExits:
    "within의 종료 코드: 모든 버전이 범위 안이면 0, 밖인 버전이 있으면 1, 범위나 버전을 읽을 수 없으면 2입니다.",
  answer: {
    within: "{version}: 범위 안",
    "not-within": "{version}: 범위 밖",
    unreadable: "{version}: 비교할 수 없음",
  },
  rangeUnreadable: "{range}은(는) {scheme} 체계로 읽을 수 있는 범위가 아닙니다({why}).",
  key: "bongsu version key 체계 버전  버전 키를 16진수로 출력합니다",
  schemes: "bongsu version schemes  모든 체계와 다른 이름을 출력합니다",
  unknown: "{name}(이)라는 버전 체계는 없습니다. `bongsu version schemes`로 모두 볼 수 있습니다.",
  unknownNear:
    "{name}(이)라는 버전 체계는 없습니다. 비슷한 이름: {near}. `bongsu version schemes`로 모두 볼 수 있습니다.",
} as const satisfies SameKeys<typeof reference>;
