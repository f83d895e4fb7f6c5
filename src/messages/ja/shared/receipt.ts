/** What a receipt says, in Japanese. */
import type { receipt as reference } from "#messages/en/shared/receipt.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const receipt = {
  title: "受領証",
  receipt: "受領番号",
  what: "回答内容",
  attestation: "履行確認",
  acknowledgement: "受信確認",
  directive: "措置指示",
  revised: "{directive}（改訂 {revision}）",
  organization: "機関",
  contradicted: "措置済みとした後に再び影響を確認",
  evidence: "証拠",
  number: "この鍵による回答の番号",
  numberTyped: "画面で入力した回答の番号",
  report: "照合報告（sha256、機関が保管）",
  answeredAt: "回答時刻",
  receivedAt: "状況室の記録時刻",
  key: "署名した鍵",
  typed: "画面で入力され、鍵の署名はない",
  digest: "回答のダイジェスト（sha256）",
  room: "状況室",
  nothing: "すべての数が 0",
  stands: "記録しました。自機関の状態：{standing}。",
  standsBecause: "記録しました。自機関の状態はまだ完了していません：{standing}。理由：{cause}。",
  standing: {
    told: "未回答",
    acknowledged: "受領確認済み、未回答",
    unknown: "該当の有無が不明",
    affected: "影響あり",
    contradicted: "確認結果と矛盾",
    closed: "措置完了",
    "not-affected": "該当なし",
  },
  cause: {
    affected: "回答に影響ありが{count}件あります",
    unaccounted:
      "以前影響ありとしたものの行方がすべて明らかではありません（不明{unknown}件、元の場所にない一覧{lost}件）",
    earlier:
      "以前の回答、または自機関の別の端末や画面からの回答がより悪い状態を知らせており、今回の回答はそれより少ない対象についてのものです",
    contradicted: "措置完了としたものから再び影響が見つかりました",
    unknown: "回答に不明が{unknown}件あります",
  },
} as const satisfies SomeKeys<typeof reference>;
