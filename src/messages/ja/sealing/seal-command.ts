/** What `bongsu seal` says, in Japanese. */
import type { sealCommand as reference } from "#messages/en/sealing/seal-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const sealCommand = {
  usage: "bongsu seal --to 公開鍵… [--needed N] --out 結果 ファイル",
  usageAdd: "bongsu seal add --key 鍵 --to 公開鍵… --out 結果 ファイル",
  usageRemove: "bongsu seal remove --key 鍵 --to 公開鍵… --out 結果 ファイル",
  usageShred: "bongsu seal shred ファイル",
  optionTo: "--to 公開鍵  読み手。複数いれば繰り返します",
  optionNeeded: "--needed N  何人が共に開ける必要があるか（既定は 1）",
  optionKey: "--key 鍵  開ける鍵。複数必要なら繰り返します",
  what: "ファイルを封緘し、読み手だけが開けるようにします。add は同じ内容を今指定した読み手のために包み直し、shred はファイル内の包みを壊して、その写しの内容を消します。",
  whatRemove: "remove は新しい鍵で封緘し直します。今指定されない人は、以前の鍵でも開けません。",
  sealed: "{out}：{readers} 人宛てに封緘しました。開けるには {needed} 人が必要です。",
  added:
    "{out}：{readers} 人宛てに包み直しました。開けるには {needed} 人が必要です。以前読めた人は写しを持っているかもしれません。",
  removed:
    "{out}：新しい鍵で {readers} 人宛てに封緘し直しました。開けるには {needed} 人が必要です。古いファイルは破棄してください：bongsu seal shred ファイル",
  shredded: "{path}：破棄しました。この写しはもう誰にも開けません。",
  notForSealing: "{path} は封緘用の鍵ではありません（bongsu key new --purpose sealing）",
  neededWrong: "読み手 {readers} 人のうち {needed} 人：そのようには封緘できません",
  bothWorlds: "読み手はすべて同じ世界でなければなりません。訓練用の鍵と実際の鍵を一緒に封印しません。",
} as const satisfies SomeKeys<typeof reference>;
