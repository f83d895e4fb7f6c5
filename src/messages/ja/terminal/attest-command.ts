/** What `bongsu attest` and `bongsu acknowledge` say, in Japanese. */
import type { attestCommand as reference } from "#messages/en/terminal/attest-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const attestCommand = {
  usage:
    "bongsu attest --directive 番号 --dir フォルダー [--room アドレス] [--out ファイル | --slip [--qr ファイル]] [--yes] [--lang {languages}]",
  what: "措置指示について送る内容をそのまま示し（件数だけ。構成要素・パス・サーバーの名前なし）、確認を求めてから、機関の鍵で署名して送り、受領証を保管します。",
  lost: "返事を受け取れなかったら、もう一度実行してください。同じ署名文書がそのまま再び送られます。",
  option: {
    room: "--room アドレス  状況室のアドレス（既定：BONGSU_ROOM、なければ同期した状況室）。他の状況室には送らない",
    out: "--out ファイル  送信せず、署名した回答をファイルに書く。状況室へ運ぶ（receipt send）",
    slip: "--slip  送信せず、60 文字以内の回答票を書く。状況室に入力するか読み上げる（receipt slip）",
    qr: "--qr ファイル  回答票を QR コードでもファイル（SVG）に書く。端末にはそのまま描く",
    directive: "--directive 番号  措置指示",
    yes: "--yes  確認せずに送る",
  },
  acknowledgeUsage:
    "bongsu acknowledge --directive 番号 --dir フォルダー [--room アドレス] [--out ファイル | --slip [--qr ファイル]]",
  acknowledge: "機関が措置指示を受け取ったことを状況室に知らせます（受領確認）。影響の有無は述べません。",
  nobodyToAsk: "確認を求める相手がいません。送るには --yes を付けてください。",
  consent: "このまま送りますか。(y/n)",
  roomInvalid: "--room には http または https のアドレスを書きます。",
  drill: "[訓練]",
  title: "措置指示 {directive}（改訂 {revision}）に対する履行確認",
  contradicted: "措置完了と知らせたが、再び影響が見つかったもの：{count}",
  everything: "構成要素の名前もパスもサーバーの名前も入っていません。送る内容のすべて：",
  notSent: "送りませんでした。",
  unconfirmed:
    "{url} は回答を受け取り受領証 {receipt} を返しましたが、署名がないため、状況室に記録された証拠がありません：送信済み、未確認。回答は送信箱に残っています。0.1.0 までの状況室は受領証に署名しません。署名するようになったら、もう一度実行してください。",
  written:
    "{file} に署名して書きました。何も送っていません。受領証を取り込むまで（receipt take）回答は送信箱で待ちます。",
  roomOrOut: "--room、--out、--slip のうち一つだけ指定してください。",
  stored: "受領証 {receipt}（{receivedAt}、sha256 {digest}）を保管しました。",
} as const satisfies SomeKeys<typeof reference>;
