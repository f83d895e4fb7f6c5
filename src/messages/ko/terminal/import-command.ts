/** What `bongsu import` says, in Korean. */
import type { importCommand as reference } from "#messages/en/terminal/import-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const importCommand = {
  noPath: "파일, 폴더, URL 가운데 하나 이상을 적거나, 표준 입력이면 -를 적습니다",
  formatUnknown: "--format은 table 또는 json입니다",
  needsToken: "{room}에 보내려면 토큰이 필요합니다: --token 또는 BONGSU_TOKEN",
  progress: "레코드 {records}건, 초당 {rate}건, {path}",
  format: "형식",
  column: {
    read: "읽음",
    new: "새로움",
    changed: "바뀜",
    unchanged: "그대로",
    quarantined: "격리",
    held: "보류",
  },
  notTaken: {
    held: "다른 사람의 결정을 기다리는 레코드(상황반 화면 /feed-changes에서 결정):",
    quarantined: "읽을 수 없어 격리한 레코드:",
  },
  total: "합계",
  seconds: "{seconds}초",
} as const satisfies SameKeys<typeof reference>;
