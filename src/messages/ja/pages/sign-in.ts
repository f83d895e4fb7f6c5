/** Signing in and out, in Japanese. */
import type { signIn as reference } from "#messages/en/pages/sign-in.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const signIn = {
  title: "ログイン",
  lead: "状況室の担当官と機関の担当者のための入口です。",
  byPasskey: "パスキーでログイン",
  passkeyHint: "この端末またはセキュリティキーに登録したパスキーを使います。パスワードはありません。",
  usePasskey: "パスキーを使う",
  browserDeclined:
    "ブラウザーがパスキーを使いませんでした。取り消したか、この端末に合うパスキーがありません。",
  providerHint: "所属機関から与えられたアカウントでログインします。",
  providerRefused: "このアカウントでは入れません。状況室に役職がないか、ログインが完了していません。",
  providerProved: "確認されました。この窓を閉じて元の窓で続けてください。",
  useProvider: "そこでログイン",
  byLink: "一度限りのリンクでログイン",
  linkHint: "状況室から届いた一度限りのリンクをそのまま開いてください。一度使うと再び使うことはできません。",
  opening: "リンクを確認しています。",
} as const satisfies SomeKeys<typeof reference>;
