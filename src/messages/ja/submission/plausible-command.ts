/** What `bongsu report plausible` says, in Japanese. */
import type { plausibleCommand as reference } from "#messages/en/submission/plausible-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const plausibleCommand = {
  usage: "bongsu report plausible REPORT --source TREE|ARCHIVE",
  optionSource: "--source PATH  ソースのフォルダー、またはパッケージのアーカイブ。複数指定できます",
  what: "報告が挙げるものが実際にあるかを調べます。ファイルとその行、関数、サーバーが答えるパス、バージョンです。項目ごとに JSON を一行出力し、あるもの、ないものと何を探したか、分からないものを示します。印を付けるだけで何も拒まず、モデルにも尋ねません。",
  exits:
    "plausible の終了状態: 0 挙げたものがすべてある、1 ないものがある、2 読めない、3 分からないものがあるか、何も挙げていない。",
  noText: "{path} には文章がありません",
} as const satisfies SameKeys<typeof reference>;
