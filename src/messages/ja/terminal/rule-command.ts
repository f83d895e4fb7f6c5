/** What `bongsu rule` says Braces stand as values, because a message cannot hold them, in Japanese. */
import type { ruleCommand as reference } from "#messages/en/terminal/rule-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const ruleCommand = {
  usage: {
    eval: "bongsu rule eval 規則集 項目=値… [--at 時刻] [--format text|json] [--lang {languages}]",
    lines: "bongsu rule eval [規則集] - [--at 時刻]  一行に質問一つ、答え一つ（JSON）",
    list: "bongsu rule list  すべての規則集、手順、判断表",
    show: "bongsu rule show 規則集  出典、確認されていないこと、判断表または段階",
    check: "bongsu rule check ファイル [--format text|json]",
  },
  eval: 'eval は規則集（us.cisa.bod-26-04、@版はなくても可）、判断表（ssvc:DT_DP:1.0.0）、手順（eu.cra.art-14）に問います。項目と値は公開された判断項目の名前を小文字とハイフンで書きます。書かないものは不明で、まだあり得る結果をすべて示します。--at は時計が始まる時刻（RFC 3339）で、期限を計算します。手順には出来事の時刻（aware=2026-05-13T00:00:00Z）と事実（patch=no）を書きます。- の一行は {open}"table": id, "inputs": {open}項目: 値{close}{close} で、規則集を書けば項目と値だけです。名前または公開されたキーを使います。',
  ownFile: "規則集の代わりに、自分で書いた .json ファイルも指定できます。",
  check:
    "check は JSON で書いた規則集（docs/rule-packs.md）を読み、抜けた行、矛盾、単調でない行、到達しない結果、順序の乱れた日付を JSON Pointer とともに知らせます。",
  exit: "終了コード：0。check で規則集に誤りがあれば 1。質問またはファイルを読み取れなければ 2。",
  sound: "誤りはありません。",
  openCount: "[未確認 {count}]",
  actions: "すること",
  withoutPatch: "修正版がない間（{tier}）",
  row: "決めた行 {row}：{facts}",
  outcome: "結果：{value}（{key}）",
  outcomeTier: "結果：{value}（{key}）、{tier}",
  reachable: "まだあり得る結果：{values}",
  decidedBy: "決め手となる事実：{facts}",
  assumed: "指示では不明な事実を最も悪く見なして {value}（{key}、{tier}）",
  changes: "結果を変える事実",
  until: "{instant}まで",
  after: "{event}から{within}",
  repeated: "その後{every}",
  decidedAt: "{instant}に判断",
  assumedFact: "確認されていないため、該当すると見なす",
  source: "出典：{source}",
  effective: "施行：{from} … {until}",
  supersedes: "置き換えた規則：{pack}",
  unverified: "未確認：{statement}",
  start: "時計の開始：{event}",
  points: "判断項目",
  outcomes: "結果",
  table: "判断表 {table}",
} as const satisfies SomeKeys<typeof reference>;
