/** Keys that open what is sealed, in Japanese. */
import type { sealedPage as reference } from "#messages/en/pages/sealing/sealed-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const sealedPage = {
  title: "封印",
  lead: "封印されたものは宛先の鍵でだけ開きます。鍵は状況室のプロセスのメモリーで数時間だけロックが解かれます。再起動するとロックされ、封印されていない仕事はすべて続きます。",
  keys: "鍵",
  intake: "状況室の受付",
  unlocked: "解除中、期限",
  unlockedAlways: "状況室が動いている間、解錠",
  locked: "ロック中",
  waits: "封印されたもの {count} 件がこの鍵を待っています。最も古いもの：",
  unlock: "所属機関の鍵を解除する",
  lock: "再びロックする",
  file: "秘密鍵",
  fileHint: "KEY ファイル。状況室の機器にファイルがあれば（データの下の keys/offices/）空のままにします。",
  passphrase: "パスフレーズ",
  passphraseHint: "ファイルが保護されていれば必要です。ファイルもパスフレーズも保管しません。",
  span: "どれだけの間",
  hours: "{hours} 時間",
  register: "所属機関の鍵を登録する",
  publicKey: "公開鍵",
  publicKeyHint:
    "bongsu key new --purpose sealing の KEY.pub。今後はこの鍵に封印し、以前のものは以前の鍵で開きます。",
  history: "所属機関の鍵にしたこと",
  act: { registered: "登録", unlocked: "解除", locked: "ロック", refused: "失敗した試み" },
} as const satisfies SomeKeys<typeof reference>;
