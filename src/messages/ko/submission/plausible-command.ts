/** What `bongsu report plausible` says, in Korean. */
import type { plausibleCommand as reference } from "#messages/en/submission/plausible-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const plausibleCommand = {
  usage: "bongsu report plausible 신고 --source 소스|압축파일",
  optionSource: "--source 경로  소스 폴더 또는 패키지 압축 파일. 여러 번 쓸 수 있습니다",
  what: "신고가 말하는 것이 실제로 있는지 찾아봅니다. 파일과 줄, 함수, 서버가 답하는 경로, 버전입니다. 항목마다 JSON 한 줄로 있는 것, 없는 것과 무엇을 찾았는지, 알 수 없는 것을 출력합니다. 표시만 하고 아무것도 거절하지 않으며 모델에 묻지 않습니다.",
  exits:
    "plausible의 종료 상태: 0 말한 것이 모두 있음, 1 없는 것이 있음, 2 읽을 수 없음, 3 알 수 없는 것이 있거나 말한 것이 없음.",
  noText: "{path}에 글이 없습니다",
} as const satisfies SameKeys<typeof reference>;
