/** Asking for more time, and answering that, in Japanese. */
import type { extensionPage as reference } from "#messages/en/pages/extension-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const extensionPage = {
  title: "期限の延長",
  hint: "期限が過ぎる前に求めます。指示を出した機関が承認または却下し、承認までは現在の期限のままです。",
  ask: "期限の延長を求める",
  days: "あと何日必要ですか",
  reason: "求める理由",
  controls: "その間の補完対策",
  controlsHint: "措置を終えるまで危険を減らす方法を書きます。パスワードや資産一覧は書きません。",
  send: "要求を送る",
  requested: "{length}の延長要求",
  open: "審査待ち",
  granted: "承認",
  declined: "却下",
  requests: "期限の延長要求",
  requestsHint:
    "所管する機関の要求です。指示を出した機関が、議長機関の指示については所管の主管機関が、承認または却下します。",
  grant: "承認",
  grantFor: "{name}の延長を承認",
  decline: "却下",
  declineFor: "{name}の延長を却下",
  length: "承認する長さ",
  lengthHint: "要求：{length}。同じか、より短く承認します。",
  why: "却下の理由（機関が読みます）",
} as const satisfies SomeKeys<typeof reference>;
