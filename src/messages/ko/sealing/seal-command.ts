/** What `bongsu seal` says, in Korean. */
import type { sealCommand as reference } from "#messages/en/sealing/seal-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sealCommand = {
  usage: "bongsu seal --to 공개키… [--needed N] --out 결과 파일",
  usageAdd: "bongsu seal add --key 키 --to 공개키… --out 결과 파일",
  usageRemove: "bongsu seal remove --key 키 --to 공개키… --out 결과 파일",
  usageShred: "bongsu seal shred 파일",
  optionTo: "--to 공개키  읽을 사람; 여러 명이면 여러 번 씁니다",
  optionNeeded: "--needed N  몇 명이 함께 열어야 하는지 (기본 1)",
  optionKey: "--key 키  여는 키; 여럿이 필요하면 여러 번 씁니다",
  what: "파일을 봉인해 지정한 사람만 열 수 있게 합니다. add는 같은 내용을 지금 지정한 사람들 앞으로 다시 싸고, shred는 파일 안의 열쇠 꾸러미를 없애 그 사본의 내용을 지웁니다.",
  whatRemove: "remove는 새 키로 다시 봉인합니다. 지금 지정하지 않은 사람은 예전 키로도 열 수 없습니다.",
  sealed: "{out}: {readers}명 앞으로 봉인했습니다. {needed}명이 열 수 있습니다.",
  added:
    "{out}: {readers}명 앞으로 다시 쌌습니다. {needed}명이 열 수 있습니다. 예전에 읽을 수 있던 사람은 사본을 갖고 있을 수 있습니다.",
  removed:
    "{out}: 새 키로 {readers}명 앞으로 다시 봉인했습니다. {needed}명이 열 수 있습니다. 옛 파일은 파기하세요: bongsu seal shred 파일",
  shredded: "{path}: 파기했습니다. 이 사본은 이제 아무도 열 수 없습니다.",
  notForSealing: "{path}은(는) 봉인용 키가 아닙니다(bongsu key new --purpose sealing)",
  neededWrong: "읽을 사람 {readers}명 가운데 {needed}명: 그렇게는 봉인할 수 없습니다",
  bothWorlds: "읽는 이는 모두 같은 세계여야 합니다. 훈련용 키와 실제 키를 함께 봉인하지 않습니다.",
} as const satisfies SameKeys<typeof reference>;
