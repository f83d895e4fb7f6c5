/** What `bongsu open` says, in Japanese. */
import type { openCommand as reference } from "#messages/en/sealing/open-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const openCommand = {
  usage: "bongsu open --key 鍵… [--with 解除ファイル] [--range 始-終] --out 結果 ファイル",
  usageRelease: "bongsu open --key 鍵 --release 解除ファイル ファイル",
  optionKey: "--key 鍵  開ける鍵。複数必要なら繰り返します",
  optionWith: "--with 解除ファイル  他の読み手が解除したもの",
  optionRelease:
    "--release 解除ファイル  他の人も開ける必要があるとき：自分の層を外し、次の人に要るものを書きます",
  optionRange: "--range 始-終  そのバイトだけ（0 から、終を省けば最後まで）",
  what: "封緘されたファイルを開きます。封緘時と違えば拒み、何も書きません。",
  opened: "{out}：{bytes} バイト",
  released:
    "{out} を次の読み手に渡してください。全部で {needed} 人必要です。その人宛てに封緘されているので、そのまま送れます。",
  nothingToRelease: "この鍵だけで開くので、解除するものはありません。--out を使ってください。",
  rangeWrong: "{range} は 0-1024 のような範囲ではありません",
  rangeBeyond: "そこには何もありません。内容は {size} バイトです。",
} as const satisfies SomeKeys<typeof reference>;
