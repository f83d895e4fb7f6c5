/** What `bongsu sealed` says, in Korean. */
import type { sealedCommand as reference } from "#messages/en/room/sealed-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sealedCommand = {
  usageAdd: "bongsu sealed add 파일 --office 번호|--organization 번호 [--data ./data]",
  usageOpen: "bongsu sealed open 번호 --key 키… --out 결과 [--data ./data]",
  usageShred: "bongsu sealed shred 번호 [--data ./data]",
  usageHistory: "bongsu sealed history 번호 [--data ./data]",
  usageKeys: "bongsu sealed keys|lock --room 주소 --token 토큰",
  usageRegister: "bongsu sealed register --key KEY.pub --room 주소 --token 토큰",
  usageUnlock:
    "bongsu sealed unlock [--key 키] [--passphrase-file 파일] [--hours 8] --room 주소 --token 토큰",
  roomMissing: "--room 주소와 --token 토큰을 지정하세요(BONGSU_ROOM, BONGSU_TOKEN)",
  keyMissing: "등록에는 --key KEY.pub가 필요합니다",
  hoursWrong: "--hours는 1부터 24까지의 정수입니다",
  unlocked: "{until}까지 풀림",
  locked: "잠김",
  intake: "접수",
  waits: "{office}: 봉인된 {count}건이 {oldest}부터 기다림",
  what: "봉인된 파일(bongsu seal)을 기관이나 담당 기관의 것으로 상황반에 보관합니다. 상황반은 봉인된 바이트만 갖고 있으며, 열 때마다 소유자가 볼 수 있는 기록이 남습니다.",
  ownerMissing: "누구의 것인지 밝히세요: --office 번호 또는 --organization 번호",
  openLacks: "여는 데에는 --key 키와 --out 결과가 필요합니다",
  held: "봉인된 {bytes}바이트",
  gone: "{at} 파기",
  shredded:
    "{object}: 파기했습니다. 여기서는 이제 아무도 열 수 없습니다. 이전 백업에는 백업이 없어질 때까지 남아 있습니다.",
  none: "봉인 파일 {object}이(가) 없습니다",
  act: {
    stored: "보관",
    opened: "열람",
    shredded: "파기",
  },
} as const satisfies SameKeys<typeof reference>;
