/** Signing in and out, in Japanese. */
import type { signIn as reference } from "#messages/en/pages/sign-in.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const signIn = {
  session: {
    signOut: "ログアウト",
  },
  ended: {
    title: "セッションが終わりました",
    kept: "入力した内容はこの画面に残っています。もう一度ログインしてから送り直してください。",
    done: "ログインし直しました",
    leave: "この画面を離れます",
    byLink: "一度限りのリンクを使う場合は、このブラウザーの別の窓で開いてから、ここに戻ってください。",
  },
  title: "ログイン",
  lead: "状況室の担当官と機関の担当者のための入口です。",
  byPasskey: "パスキーでログイン",
  passkeyHint: "この端末またはセキュリティキーに登録したパスキーを使います。パスワードはありません。",
  usePasskey: "パスキーを使う",
  providerHint: "所属機関から与えられたアカウントでログインします。",
  providerRefused: "このアカウントでは入れません。ルームに役職がないか、ログインが完了していません。",
  providerProved: "確認されました。この窓を閉じて元の窓で続けてください。",
  useProvider: "そこでログイン",
  byLink: "一度限りのリンクでログイン",
  linkHint: "状況室から届いた一度限りのリンクをそのまま開いてください。一度使うと再び使うことはできません。",
  opening: "リンクを確認しています。",
} as const satisfies SomeKeys<typeof reference>;
