/** What the commands say that let people and scripts in (`token`, `link`, `passkey`), in Korean. */
import type { accessCommand as reference } from "#messages/en/room/access-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const accessCommand = {
  wordExpected: "명령 뒤에 올 낱말은 {word}입니다. --help를 보십시오.",
  tokenNeeded: "토큰 번호를 적으십시오. `bongsu token list`에서 볼 수 있습니다.",
  roles: "--role은 {roles} 가운데 하나입니다.",
  days: "--days는 1부터 {most}까지의 수입니다.",
  scopes: "--scopes에는 {scopes} 가운데 골라 쉼표로 적습니다.",
  operatorNeeded: "--operator가 빠졌습니다. `bongsu operator list`에서 사용자를 볼 수 있습니다.",
  tokenRevoked: "토큰 {id}을(를) 폐기했습니다.",
  tokenMade: "{role}({of})의 토큰입니다. {until}까지 쓸 수 있고, 한 번만 보여 줍니다.",
  until: "{at}까지",
  revokedAt: "{at} 폐기",
  linkMade: "{operator}의 일회용 로그인 링크입니다. {until}까지 쓸 수 있습니다.",
  passkeysRemoved:
    "{operator}의 패스키 {removed, number}개를 지우고 세션을 끝냈으며 토큰 {tokens, number}개를 폐기했습니다. 다음: bongsu link new --operator {operator}",
} as const satisfies SameKeys<typeof reference>;
