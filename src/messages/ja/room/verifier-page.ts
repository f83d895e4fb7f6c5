/** What the page says that verifies a room's public pages, in Japanese. */
import type { verifierPage as reference } from "#messages/en/room/verifier-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const verifierPage = {
  title: "この画面はログのとおりですか。",
  what: "このファイルは状況室の公開画面（/check と /report）と、それが読み込むすべてのファイルを取得し、状況室が署名して他者が見守るログに残した一覧と比べます。届いたものは実行せず、他のサーバーには接続しません。ファイルとして保管してください。サーバーが渡す確認画面は、そのサーバーに都合のよいことしか言わないかもしれません。",
  room: "状況室のアドレス",
  keys: "状況室の鍵の識別子（一行に一つ）",
  keysHint: "状況室の担当者から別の経路で得たもの、または保管していたものです。",
  policy: "ログを見ていなければならない証人（c2sp.org/tlog-policy）",
  policyHint: "ログの鍵、証人、必要な数です。",
  language: "言語",
  check: "比べる",
  checking: "比べています…",
  machineMade: "機械による翻訳で、人が確認していません。",
  addressWrong: "http または https のアドレスではありません。",
  match: "一致：このブラウザーが受け取ったものはログのとおりです。",
  differs: "相違：ログのものではありません。この画面に何も入力せず、別の経路で状況室に知らせてください。",
  unknown: "判断できません。よい結果と受け取らないでください。",
  noDifference: "比べられた範囲に違いはありませんでした。",
  drill: "訓練です。この鍵は他には使えません。",
  facts: "{version} 版のファイル {files} 個、ログ {origin} の {size} 項目中 {index} 番。",
  seen: "証人：{witnesses}",
  signed: "署名：{keys}",
  bookmark:
    "このページのアドレスに鍵とポリシーが入りました。どこにも送られません。ブックマークしてください。",
  limits:
    "このブラウザーが今ここで受け取ったものについての答えです。サーバーが他の人に、または一時間後に何を渡すかは分かりません。",
  "keys-unpinned": "鍵の識別子が指定されず、状況室が示す鍵をそのまま使いました。",
  "keys-unread": "状況室の鍵を読み取れません。",
  "policy-unpinned": "ポリシーが指定されず、ログの鍵を状況室から受け取りました。",
  "policy-unread": "ポリシーを読み取れません。",
  "witness-none": "状況室のほかに、このログを見た者がいません。",
  "room-other": "別のアドレスの一覧です：{file}。",
  "page-policy-hidden":
    "{file} にどのブラウザー規則が付いているか見えません。古い状況室か、途中の何かが隠しています。",
  "page-unfetched": "取得できないか読めないものがあります：{why}",
} as const satisfies SomeKeys<typeof reference>;
