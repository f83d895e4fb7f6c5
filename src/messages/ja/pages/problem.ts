/** What a refusal of the room means, by its code, in Japanese. */
import type { problem as reference } from "#messages/en/pages/problem.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const problem = {
  "input-invalid": "入力内容に直すところがあります。",
  "not-signed-in": "ログインが必要です。リンクがすでに使われたか、期限が過ぎた可能性もあります。",
  "not-permitted": "この操作を行う権限がありません。",
  "passkey-needed": "先にこの端末にパスキーを登録する必要があります。上の「パスキー」から登録してください。",
  "step-up-needed": "本人であることを改めて確認する必要があります。操作は行われていません。",
  "work-needed": "名前なしで送るには、先に作業証明が必要です。",
  "not-found": "存在しないか、閲覧する権限がありません。",
  conflict: "既存の内容と食い違っています。再読み込みして確認してください。",
  "state-forbids": "現在の状態ではできない操作です。その間に状態が変わった可能性があります。",
  "second-person-needed": "作成または上申した人ではない、二人目の担当官が承認する必要があります。",
  "signature-invalid": "署名が正しくありません。",
  expired: "期限が過ぎています。",
  "too-large": "内容が大きすぎます。",
  "too-many": "要求が多すぎます。しばらくしてからもう一度お試しください。",
  busy: "処理しきれない数の要求が届いています。しばらくしてからもう一度お試しください。",
  unsupported: "受け付けられない形式です。",
  "already-running": "すでに実行中です。",
  "set-up-failed": "状況室サーバーの設定に誤りがあります。",
  unavailable: "状況室は現在、記録を保存できません。しばらくしてからもう一度お試しください。",
  "no-connection": "状況室に接続できません。ネットワークを確認して、もう一度お試しください。",
  fault: "予期しないエラーが起きました。入力した内容は処理されていない可能性があります。",
} as const satisfies SomeKeys<typeof reference>;
