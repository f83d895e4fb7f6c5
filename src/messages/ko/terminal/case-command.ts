/** What `bongsu case` says, in Korean. */
import type { caseCommand as reference } from "#messages/en/terminal/case-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const caseCommand = {
  usage: {
    replay: "bongsu case replay 파일 [--format text|json]",
  },
  transitions:
    "transitions는 사건을 움직이는 상태 기계의 모든 행을 보여 줍니다. 어느 기계에서, 어떤 상태에서, 어떤 행위로, 어떤 상태로, 누가 하는지입니다. 판정하는 코드에서 그대로 그립니다.",
  replay:
    'replay는 상황반 없이 사건의 행위를 차례로 시험합니다. 파일은 {open}"participants": [{open}"id", "roles"{close}], "opener", "finder", "acts": [{open}"kind", "act", "by"{close}]{close}입니다. 종료 코드: 0. 거부된 행위가 있으면 1. 파일을 읽을 수 없으면 2.',
  refused: "거부됨: {code}",
  recorded: "기록함",
} as const satisfies SameKeys<typeof reference>;
