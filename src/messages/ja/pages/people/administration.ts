/** Where those who look after the room begin, in Japanese. */
import type { administration as reference } from "#messages/en/pages/people/administration.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const administration = {
  title: "管理",
  lead: "この状況室で誰が何をできるか、どの機関が登録されているか、何が行われたかを見ます。",
  operators: {
    title: "利用者",
    lead: "担当者を招待し、ログイン手段を確認し、セッションを終了し、利用を停止します。",
  },
  status: { title: "状況室の状態", lead: "いまの異常と、後続処理・チャネル・プロセスの状況を見ます。" },
  alerts: { title: "警報", lead: "当直中に受けたお知らせと、状況室の警報の経過を見ます。" },
  feeds: { title: "フィード", lead: "状況室が自ら取得するもの、その内容の時点と異常を見ます。" },
  channels: { title: "配信チャネル", lead: "配信できなかったメッセージとその扱いを見ます。" },
  organizations: { title: "機関", lead: "機関を見て、表で登録し、招待します。" },
  tokens: { title: "トークン", lead: "スクリプトにできることと期限を決めます。" },
  offices: { title: "担当機関", lead: "所管を日付ごとに見て、新しい版を読み込みます。" },
  sealed: { title: "封印", lead: "所属機関の鍵を解除し、何が誰を待つかを見ます。" },
  journal: { title: "記録簿", lead: "行われたことを、見てよい範囲で見ます。" },
} as const satisfies SomeKeys<typeof reference>;
