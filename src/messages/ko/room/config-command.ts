/** What `bongsu config` says, in Korean. */
import type { configCommand as reference } from "#messages/en/room/config-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const configCommand = {
  about:
    "상황반의 설정입니다. 옵션이 환경 변수보다, 환경 변수가 --config나 BONGSU_CONFIG로 알린 파일보다 먼저입니다.",
  check: "모든 설정과 그 출처, 잘못된 것을 모두 알려 줍니다. 비밀 값은 보이지 않습니다.",
  schema: "편집기에서 쓸 파일의 JSON Schema를 출력합니다.",
  example: "모든 설정이 주석으로 적힌 파일을 출력합니다.",
  noFile: "설정 파일이 없습니다. --config 파일 또는 BONGSU_CONFIG로 알려 줍니다.",
  file: "설정 파일: {file}",
  default: "기본값",
  hidden: "(비밀)",
  sound: "설정에 잘못이 없습니다.",
  unread: "{name}: 이 변수를 읽는 것이 없습니다",
  unreadNear: "{name}: 이 변수를 읽는 것이 없습니다. {near}을(를) 뜻하셨습니까?",
  notThere: "{at}: 파일 {file}을(를) 읽을 수 없습니다",
} as const satisfies SameKeys<typeof reference>;
