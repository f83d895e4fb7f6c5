/** What `bongsu report proof` says, in Korean. */
import type { proofCommand as reference } from "#messages/en/submission/proof-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const proofCommand = {
  usage: "bongsu report proof --reproducers 폴더 --fixes 폴더 --control 빌드… [--works 명세] [--out 증거]",
  optionFixes: "--fixes 폴더  수정안마다 하나씩의 빌드(bongsu.fix/1). --reproducers 폴더  신고들의 재현 자료",
  optionControl: "--control 빌드  수정하지 않은 빌드. 재현 자료는 이 모두에서 나타나야 합니다",
  optionWorks:
    "--works 명세  모든 빌드가 계속 해야 하는 일. 이것이 안 되는 수정안은 아무것도 입증하지 않습니다",
  what: "모든 재현 자료를 모든 수정안과 대조 빌드에서 격리해 실행하고, 한 수정안이 잠재우고 대조 빌드는 그러지 않는 신고들을 JSON으로 출력합니다. 그 신고들은 같은 결함에 관한 것입니다.",
  exits:
    "proof의 종료 상태: 0 모든 실행이 결정됨, 2 읽을 수 없는 것이 있음, 3 결정되지 않은 것이 있거나 실행하지 못함.",
  filesWrong: "명세가 가리키는 파일이 명세와 다릅니다:",
  fixWrong: "{path}은(는) 수정 빌드의 명세가 아닙니다:",
  nameTwice: "두 빌드의 이름이 {name}(으)로 같습니다",
} as const satisfies SameKeys<typeof reference>;
