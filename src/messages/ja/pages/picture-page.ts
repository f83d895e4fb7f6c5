/** The national picture: page, measures and parts of the bar, in Japanese. */
import type { picturePage as reference } from "#messages/en/pages/picture-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const picturePage = {
  measure: {
    told: "通知済み",
    acknowledged: "受領確認",
    applicabilityKnown: "該当の有無が判明",
    affected: "影響あり（未対応）",
    contradicted: "確認結果と矛盾",
    closed: "措置完了",
    closedInTime: "期限内",
    unknown: "該当の有無が不明",
    silent: "応答なし",
    notAffected: "該当なし",
  },
  part: {
    closedInTime: "措置完了（期限内）",
    closedLate: "措置完了（期限後）",
    notAffected: "該当なし",
    affected: "影響あり（未対応）",
    contradicted: "確認結果と矛盾",
    unknown: "該当の有無が不明",
    silent: "応答なし",
    hidden: "秘匿（5 未満など）",
  },
  connection: {
    connecting: "接続中",
    live: "リアルタイム",
    lost: "再接続中",
  },
  title: "国家状況図",
  none: "発令された措置指示はまだありません。",
  noneLeads:
    "状況図は最初の措置指示から始まります。二人が指示を出すと、誰に通知され、誰が把握し、誰が完了したかを数えます。",
  noneCompose: "最初の措置指示を作成",
  noneDirectives: "措置指示へ",
  pages: "措置指示のページ移動",
  shownOf: "発令された措置指示 {total, number} 件のうち {count, number} 件、新しい順",
  newest: "新しい措置指示",
  older: "以前の措置指示",
  position: "記録{position, number}番まで反映",
  issued: "発令",
  due: "期限",
  tables: "分野別・階層別の表",
  bySector: "分野別",
  byTier: "階層別",
  group: "区分",
  shares: "割合",
  total: "合計",
  hidden: "秘匿",
  suppressed: "「秘匿」は 5 か所未満（<5）の欄、または表示するとそのような欄を逆算できる欄です。",
  steps:
    "数字は段階で動きます。欄の数字は、その中の 5 か所以上が変わってから 1～2 分後に変わり、一つの機関の回答は見えません。それまで欄は最後に示した値のままです。すべてが同じ回答になる欄では 5 か所を残します。",
  lag: "通知済み {told, number} か所のうち最大 {count, number} か所は今、良くも悪くも変わっているかもしれません。直近の 1～2 分の変化はこれに加わります。",
  lagHidden: "通知したすべての機関が今、良くも悪くも変わっているかもしれません。",
  allHidden:
    "この状況図の数字はすべて秘匿されています。機関または回答が少なく、数えると一つの機関の回答が見えるためです。",
  movedLast: "数字が最後に動いた時刻",
  severalSectors: "小さな部門の合計",
  severalTiers: "小さな階層の合計",
  reading:
    "不明は安全ではありません。「該当の有無が不明」と「応答なし」は、どの合計でも措置完了として数えません。",
  inWords: "通知済み{told}か所のうち、措置完了{closed}か所、該当の有無が不明{unknown}か所。",
} as const satisfies SomeKeys<typeof reference>;
