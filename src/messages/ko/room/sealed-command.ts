/** What `bongsu sealed` says, in Korean. */
import type { sealedCommand as reference } from "#messages/en/room/sealed-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sealedCommand = {
  usageAdd: "bongsu sealed add 파일 --office 번호|--organization 번호 [--data ./data]",
  usageOpen: "bongsu sealed open 번호 --key 키… --out 결과 [--data ./data]",
  usageShred: "bongsu sealed shred 번호 [--data ./data]",
  usageHistory: "bongsu sealed history 번호 [--data ./data]",
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
