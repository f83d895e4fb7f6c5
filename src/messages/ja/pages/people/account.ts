/** An operator's own access: notices, passkeys, sessions, and the proof before a grave act, in Japanese. */
import type { account as reference } from "#messages/en/pages/people/account.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const account = {
  stepUp: {
    again: "所属機関でもう一度ログイン",
    afterwards: "別の窓で済ませてから、ここで続けてください。",
    begin: "本人確認",
    goOn: "ログインしました。続ける",
    title: "パスキーで本人確認",
    why: "開いているセッションだけではできない操作です。パスキーで本人であることを確認してください。入力した内容はそのまま残ります。",
    use: "パスキーを使う",
  },
  notice: {
    title: "あなたのアクセス手段が変わりました",
    advice:
      "心当たりがなければ、下で他のセッションを終了し、知らないパスキーを削除して、管理者に知らせてください。",
    read: "確認しました",
    earlier: "以前のお知らせ",
  },
  noticeKind: {
    "passkey-registered": "パスキーが登録されました",
    "passkey-removed": "パスキーが削除されました",
    "passkeys-removed": "サーバー側でパスキーがすべて削除されました",
    "sessions-ended": "セッションが終了されました",
    "token-made": "トークンが作成されました",
    "token-revoked": "トークンが失効しました",
    "post-changed": "役割または担当機関が変更されました",
  },
  sessionBy: { link: "（リンク）", passkey: "（パスキー）", oidc: "（所属機関のログイン）" },
  passkey: {
    title: "あなたのパスキー",
    registered: "登録",
    used: "最終使用",
    last: "唯一のパスキーです。削除する前に別のものを登録してください。",
    remove: "削除",
    removeNamed: "パスキー {name} を削除",
    consequence: "このパスキーではログインできなくなり、他のセッションは直ちに終了します。",
  },
  session: {
    title: "開いているセッション",
    elsewhere: "名乗らないブラウザー",
    opened: "開始",
    seen: "最終使用",
    own: "いま見ているセッションです。",
    end: "このセッションを終了",
  },
} as const satisfies SomeKeys<typeof reference>;
