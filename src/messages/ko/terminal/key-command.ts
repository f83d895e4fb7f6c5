/** What `bongsu key` says, in Korean. */
import type { keyCommand as reference } from "#messages/en/terminal/key-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const keyCommand = {
  usage: "bongsu key new --dir 폴더 --organization 기관번호 [--replace]",
  what: "폴더/keys에 Ed25519 키를 만들고(본인만 읽을 수 있음) 공개 부분을 출력합니다. 그 부분만 상황반에 등록하세요. 나머지는 밖으로 나가지 않습니다.",
  organization: "기관: {organization}",
  keyid: "키 번호: {keyid}",
  publicKey: "공개키(Ed25519, 상황반에 등록): {publicKey}",
} as const satisfies SameKeys<typeof reference>;
