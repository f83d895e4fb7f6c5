/** What `bongsu operator` and `bongsu organization invite` say, in Korean. */
import type { operatorCommand as reference } from "#messages/en/room/operator-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const operatorCommand = {
  usage:
    "이렇게 쓰십시오: bongsu operator list | invite --role ROLE --name NAME [--office ID] [--domain ID] [--sector ID] [--organization ID] | disable ID | enable ID | sign-out ID",
  inviteUsage: "이렇게 쓰십시오: bongsu organization invite --out FILE [--domain ID] [--days 1~30]",
  fileThere: "{file} 파일이 이미 있습니다. 새 파일을 지정하십시오.",
  linksMade:
    "링크 {links, number}개를 {file} 에 썼습니다. 링크를 가진 사람은 한 번 로그인할 수 있으니 파일을 남에게 보이지 마십시오.",
  invited: "{operator} 사용자를 초대했습니다. 링크는 {until} 까지 한 번 쓸 수 있습니다.",
  disable: "{operator} 사용을 중지했고 세션을 끝냈습니다.",
  enable: "{operator} 사용자가 다시 로그인할 수 있습니다.",
  "sign-out": "{operator} 의 세션을 끝냈습니다.",
} as const satisfies SameKeys<typeof reference>;
