/** The tasks of an organisation and its answers, in Japanese. */
import type { taskPage as reference } from "#messages/en/pages/task-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const taskPage = {
  statusHint: {
    affected: "まだ直せていない数",
    fixed: "パッチ済みまたは新しいバージョンの数",
    mitigated: "防いであり、パッチはまだの数",
    notAffected: "確認して該当しなかった数",
    unknown: "確認できていない数",
  },
  title: "今日の作業",
  none: "今この機関あての指示はありません。影響がないという意味ではないので、手元の一覧を照合してください。",
  count: "{open, plural, =0 {すべて終わりました。} other {まだ終わっていない作業が#件あります。}}",
  due: "期限",
  whole: "指示の全文を見る",
  changed: "回答後に変わった点",
  changedHint: "変わった点だけを改めて確認し、回答してください。先に送った回答はそのまま残っています。",
  steps: "次のようにしてください",
  commandOf: "手順{step}のコマンド",
  acknowledge: "受け取りました（受領確認）",
  answer: "回答する",
  countLegend: "システムの台数を教えてください",
  countHint: "名前やアドレスは送りません。数だけを送ります。分からなければ「不明」に入れてください。",
  allZero: "少なくとも一つの欄に数を入れてください。",
  preview: "送る内容を見る",
  exactly: "送る内容の確認",
  exactlyHint: "以下の内容だけを、このまま送ります。",
  selfAttested: "自分で入力した回答は証拠等級 E0 です。エージェントで確認すると、より高い等級になります。",
  send: "送る",
  answered: "回答を受け取りました。下の受領証を保管してください。",
  standingMoves: "組織の状況は今「{before}」で、送ると「{after}」になります。",
  standingStays: "送った後も組織の状況は「{after}」のままです。",
  standsNow: "組織の状況：{after}",
  standingMeaning: {
    contradicted:
      "「確認結果と矛盾」は、対応済みと知らせた後で影響ありと知らせたことを意味します。影響ありと不明が一つもなく、影響のあった数以上を修正または緩和し、前の回答と同じだけをより弱くない証拠で調べた回答を送ると終わります。担当機関が最初から確認し直すと決めたときも終わります。数を打ち間違えた場合は、取り消して直してください。",
    affected: "影響のあるものをすべて修正または緩和したと回答するまで終わりません。",
    unknown: "まだ終わっていません。不明は安全ではありません。残りを確認し、もう一度回答してください。",
  },
  receipts: "受領証",
  receiptHint:
    "状況室はこの数のとおりに記録し、署名しました。ファイルに保存すれば、つながっていないエージェントに渡せます：bongsu receipt take ファイル。",
  saveReceipt: "ファイルに保存",
  assetFacts: {
    title: "自機関のシステム",
    hint: "すべてのシステムに当てはまる事実だけを知らせてください。知らせなかったものは最も悪い値と見なします。この値は自機関だけが見て、担当機関は五か所以上をまとめた数だけを見ます。",
    unknown: "不明",
    state: "知らせる",
    at: "知らせた時刻",
    never: "まだ何も知らせていません。",
  },
  respondents: "この状況の根拠",
  respondentsHint:
    "このうち最も悪いものが組織の状況です。よりよい回答は、前の回答と同じだけ調べ、同じエージェントまたはこの画面から回答したときに反映されます。なくなったエージェントの鍵は失効させてください。",
  byPage: "この画面で回答",
  byKey: "エージェントの鍵 {key}",
  reached: "リスト {lists, number} 件、構成要素 {components, number} 件",
  reachUnknown: "何を調べたかは不明",
  renewed: "担当機関がこの状況を最初から確認し直すことにしました。もう一度回答してください。理由：",
} as const satisfies SomeKeys<typeof reference>;
