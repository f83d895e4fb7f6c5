/** What a refusal means, by its code, to whoever reads a terminal, in Japanese. */
import type { refusal as reference } from "#messages/en/terminal/refusal.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const refusal = {
  inEnglish: "{meaning}（英語の原文: {sentence}）",
  "input-invalid": "入力に直すところがあります。",
  "not-signed-in": "サインインしていません。トークンがないか、誤りか、期限切れです。",
  "not-permitted": "この操作を行う権限がありません。",
  "passkey-needed": "先にパスキーが必要です。ブラウザーで登録してください。",
  "step-up-needed": "本人確認がもう一度必要です。ブラウザーで行ってください。",
  "work-needed": "名前なしで送るには作業証明が必要です。",
  "not-found": "存在しないか、見る権限がありません。",
  conflict: "すでにあるものと食い違っています。",
  "state-forbids": "現在の状態では行えません。",
  "second-person-needed": "作成者とは別の、もう一人の担当者が行う必要があります。",
  "signature-invalid": "署名が一致しません。",
  expired: "期限が過ぎています。",
  "too-large": "大きすぎます。",
  "too-many": "要求が多すぎます。しばらくしてからやり直してください。",
  busy: "状況室は混み合っています。しばらくしてからやり直してください。",
  unsupported: "ここでは扱えません。",
  "already-running": "すでに実行中です。",
  unavailable: "状況室は今は記録を保存できません。しばらくしてからやり直してください。",
  "set-up-failed": "準備に失敗しました。",
} as const satisfies SomeKeys<typeof reference>;
