/** Why an organisation has its deadline, in Japanese. */
import type { explanationPage as reference } from "#messages/en/pages/explanation-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const explanationPage = {
  waiting: "時計はまだ進んでいません",
  title: "なぜこの期限ですか",
  of: "{organization}の期限とその理由",
  due: "期限",
  notified: "伝えられた時刻",
  decides: "この勧告が期限を定めます",
  facts: "判断に使われた事実",
  fact: "事実",
  value: "内容",
  source: "誰がいつ述べたか",
  assumed: "誰も述べていないため、最も悪い値と見なします",
  own: "機関が自ら知らせた事実",
  ownDue: "知らせた事実による期限",
  ownHint:
    "この説明は、この機関が知らせた事実で解いたものです。この機関だけが見られます。状況室が伝えた期限は、不明な場合の期限です。",
  ownNone: "知らせた事実がないため、不明なものは最も悪い値と見なしました。",
  held: "預けた資産一覧から見つかったもの",
  heldNone: "預けた一覧から該当バージョンは見つかりませんでした。",
  heldUnknown: "預けた資産一覧がないため、持っているか分かりません。",
  product: "製品",
  version: "バージョン",
  verdict: "判定",
  since: "見つけた時刻",
  notListed: "どの一覧にも載っていません",
  restricted: "勧告の記録",
  clock: "時計",
  action: "すること",
  starts: "開始",
  until: "いつまでに",
  otherwise: "次のことが確認されると変わります",
  otherwiseHint:
    "状況室は機関のシステムを知りません。以下の事実は機関が自らの場所で確認し、その期限は機関のプログラムが計算します。",
  history: "期限が動いた履歴",
  noHistory: "期限が動いたことはありません。動けば必ず記録が残ります。",
  unknownPack: "この状況室が知らない規則集のため、説明できません。",
  back: "指示に戻る",
  task: "今日の作業に戻る",
  whyFor: "{organization}：なぜこの期限ですか",
} as const satisfies SomeKeys<typeof reference>;
