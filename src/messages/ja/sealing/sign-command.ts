/** What `bongsu sign` says, in Japanese. */
import type { signCommand as reference } from "#messages/en/sealing/sign-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const signCommand = {
  usage: "bongsu sign ファイル --key 鍵 --out 結果",
  optionKey: "--key 鍵  機関の鍵 (bongsu key new --purpose order --out 鍵)",
  optionOut: "--out 結果  署名した文書の書き先。既にある署名も残ります",
  what: "機関として指示や名簿に署名します。ネットワークは要りません。署名する内容をファイルから直接読み、電話で照合する 16 語とともに示します。",
  noFile: "{path} というファイルがありません",
  cannot: "{path} は指示でも名簿でもないため、署名しません",
  otherKey: "{path} はこの世界（訓練または実際）の指示用の鍵ではありません",
  roster: "名簿 第 {version} 版、{from} から {to} まで",
  directive: "指示 {directive}、第 {revision} 版: {title}",
  suspension: "措置指示 {directive} 第{revision}版の効力停止、{office}、{from} から {until} まで:",
  suspensionOpen: "措置指示 {directive} 第{revision}版の効力停止、{office}、{from} から次の改訂まで:",
  notice: "{office} のお知らせ、{issuedAt}: {title}",
  guideline: "{office} の指針、{issuedAt}: {title}",
  digest: "sha256 {sha256}、語にすると:",
  signed: "{out}: 署名 {count} 個",
} as const satisfies SameKeys<typeof reference>;
