/** What `bongsu version` says, in Korean. */
import type { versionCommand as reference } from "#messages/en/terminal/version-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const versionCommand = {
  compare:
    "bongsu version compare 체계 A B  <, =, > 가운데 하나를 출력하고, 체계로 읽을 수 없는 버전이면 ?를 출력합니다",
  compareLines: "bongsu version compare 체계 -  표준 입력의 A<TAB>B 줄마다 같은 일을 합니다",
  key: "bongsu version key 체계 버전  버전 키를 16진수로 출력합니다",
  schemes: "bongsu version schemes  모든 체계와 다른 이름을 출력합니다",
  unknown: "{name}(이)라는 버전 체계는 없습니다. `bongsu version schemes`로 모두 볼 수 있습니다.",
  unknownNear:
    "{name}(이)라는 버전 체계는 없습니다. 비슷한 이름: {near}. `bongsu version schemes`로 모두 볼 수 있습니다.",
} as const satisfies SameKeys<typeof reference>;
