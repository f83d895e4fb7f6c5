/** Organisations that are not done, and the script of a call, in Japanese. */
import type { unresolved as reference } from "#messages/en/pages/unresolved.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const unresolved = {
  title: "滞っている機関",
  hint: "所管する機関のうち、終わっていないところです。最も遅れているところが上にあります。",
  none: "所管する機関に、滞っているところはありません。",
  organization: "機関",
  status: "状態",
  since: "いつから",
  contacts: "連絡先",
  script: "通話の台本",
  openScript: "台本を開く",
  scriptFor: "{name}への通話の台本を開く",
  call: {
    greeting: "お世話になっております。脆弱性合同対応の状況室です。",
    whom: "{organization}のご担当の方でしょうか。",
    reason: "「{title}」の指示（{id}）の件でお電話しました。",
    status: "期限は{due}で、こちらの記録では「{status}」の状態です。",
    received: "1. 指示をお受け取りになりましたか。",
    running: "2. その製品をお使いですか。まだ分からなければ、分からないとおっしゃってください。",
    obstacle: "3. 措置の妨げは何ですか。（担当者・点検時間・業者・承認）",
    until: "4. いつまでに終えられますか。",
    never: "パスワードや資産一覧をお尋ねすることはありません。",
    doubt: "この電話が疑わしいときは、切って問い合わせ先にご確認ください：{contact}",
  },
  renew: "確認し直す",
  renewFor: "{name} の状況を最初から確認し直す",
  renewHint:
    "状況は「対応済み」ではなく「不明」になり、次の回答は以前の回答と比べられません。食い違いの理由が分かったとき、または以前の回答に答えられる者がもういないときに使います。理由は組織が読みます。",
  renewReason: "理由",
} as const satisfies SomeKeys<typeof reference>;
