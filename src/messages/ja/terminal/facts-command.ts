/** What `bongsu facts` says, in Japanese. */
import type { factsCommand as reference } from "#messages/en/terminal/facts-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const factsCommand = {
  usage: {
    ask: "bongsu facts --dir フォルダー  施行中の指示が問う事実のうち、まだ知らせていないものを一度ずつ尋ねます",
    set: "bongsu facts set 資産 名前=値…",
    unset: "bongsu facts unset 資産 [名前…]",
  },
  what: "システムについて知らせた事実によって措置の期限が決まります。フォルダー/asset-facts.json に本人だけが読めるように置き、外に送りません。不明なものは最も悪い場合と見なします。",
  asset:
    '資産："default"（すべてのシステム）、ソフトウェア一覧のパスとその下すべて、* と ** を含むパス、またはサーバー名（パスの中のフォルダー名、またはファイル名の前の部分）。より具体的なものが項目ごとに優先します。"org" には適用範囲が問う機関情報をすべてまとめて書きます。',
  option: {
    exposed: "exposed=yes|no|unknown  インターネットから到達できる",
    highValue: "high-value=yes|no|unknown  中核業務が依存している",
    humanImpact: "human-impact=low|medium|high|very-high  業務と人の安全への影響",
    controls: "controls=waf,segmented  適用中の対策。作業の横に表示し、期限はそのままです",
    patchWindow:
      'patch-window="sat 02:00-06:00"  保守時間（daily、mon,wed も可、KST）。作業の横に表示し、期限はそのままです',
  },
  unreadable: "{path} を読み取れません。",
  notJson: "{path} は JSON ではありません。",
  notOneOf: "事実 {name} の値は {allowed} のいずれかです。{value} は違います。",
  nothing: "述べたことはありません。",
  controls: "対策：{controls}",
  patchWindow: "保守時間：{window}",
  nobodyToAsk: "尋ねる相手がいません。bongsu facts set を使ってください。",
  allSaid: "指示が問う事実はすべて分かっています。",
  differs: "システムごとに異なる",
  everySystem: "すべてのシステム",
  pick: "番号（空行：後で）",
} as const satisfies SomeKeys<typeof reference>;
