/** What `bongsu case` says, in Japanese. */
import type { caseCommand as reference } from "#messages/en/terminal/case-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const caseCommand = {
  usage: {
    replay: "bongsu case replay ファイル [--format text|json]",
  },
  transitions:
    "transitions は、案件を動かす状態機械のすべての行を示します。どの機械で、どの状態から、どの行為で、どの状態へ、誰が行うかです。判定するコードからそのまま描きます。",
  replay:
    'replay は、ルームなしで案件の行為を順に試します。ファイルは {open}"participants": [{open}"id", "roles"{close}], "opener", "finder", "acts": [{open}"kind", "act", "by"{close}]{close} です。終了コード：0、拒まれた行為があれば 1、ファイルが読めなければ 2。',
  refused: "拒否：{code}",
  recorded: "記録",
} as const satisfies SomeKeys<typeof reference>;
