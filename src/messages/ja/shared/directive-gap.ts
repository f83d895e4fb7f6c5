/** What is not known of a directive, in Japanese. */
import type { directiveGap as reference } from "#messages/en/shared/directive-gap.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const directiveGap = {
  "newer-agent":
    "{directive}（改訂 {revision}）：不明 – {words} を理解しないプログラムはこの指示を使えません。新しいエージェントを使ってください。",
  unreadable:
    "{directive}（改訂 {revision}）：不明 – このプログラムでは読めない指示です（{words}）。新しいエージェントを使うか、状況室に知らせてください。",
  "changed-here":
    "{directive}（改訂 {revision}）：不明 – 保存されたファイルが同期したものと異なります。sync をもう一度実行してください。",
  "older-listed":
    "{directive}：状況室は古い改訂（{words}）だけを示しています。既に受け取った改訂 {revision} が引き続き有効です。状況室に確認してください。",
  "not-listed":
    "{directive}：状況室はこの指示を示さなくなりました。既に受け取った改訂 {revision} が引き続き有効です。状況室に確認してください。",
  unsigned:
    "{directive}: 第{revision}版にはここでは従いません。署名 {needed} 機関中 {count} 機関。足りない署名: {missing}。以前から知っているものは引き続き有効です。状況室に問い合わせてください。",
  "no-order":
    "{directive}: 第{revision}版は機関の指示ではないため（{words}）、ここでは従いません。以前から知っているものは引き続き有効です。状況室に問い合わせてください。",
  exchanged:
    "警報：状況室は {directive} の改訂 {revision} に、既に受け取ったものと異なる内容を示しています。何も置き換えておらず、既に受け取った内容が引き続き有効です。信じる前に別の経路で状況室に確認してください。",
  "facts-refused":
    "{directive}：新しい事実ファイルを受け入れませんでした（{words}）。期限はここに示すものより早いことがあります。",
  "facts-changed":
    "{directive}：保存された事実ファイルが同期したものと異なります。期限はここに示すものより早いことがあります。sync をもう一度実行してください。",
  "rules-unknown":
    "{directive}（改訂 {revision}）：期限は不明 – このプログラムは {words} を知りません。求められる措置は指示の本文にあります。新しいエージェントを使ってください。",
  "not-vouched":
    "{directive}（第{revision}版）：不明 – 状況室は示していますが、主管機関が署名文書で保証していません。別の経路で状況室に確認してください。",
} as const satisfies SomeKeys<typeof reference>;
