/** The page that compares a list of software in the browser, in Japanese. */
import type { checkPage as reference } from "#messages/en/pages/check-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const checkPage = {
  title: "うちの会社も該当しますか",
  invitation: "ログインは不要です。ソフトウェア一覧を渡すと、現在有効な措置指示とすぐに照合します。",
  begin: "確認する",
  lead: "ソフトウェア一覧を渡すと、この状況室が公表した内容に該当するものがあるか、この画面の中ですぐに分かります。",
  stays: "ファイルはこのタブの外に出ません",
  staysHow:
    "確認はこのブラウザーのタブの中だけで行います。ファイルの内容も名前もどこへも送りません。事前に取得する資料は誰にとっても同じです。「準備ができました」と表示されたら、ネットワークを切って使えます。",
  fetching:
    "{of, plural, =0 {措置指示を取得し、署名を確認しています。} other {勧告パックを取得しています。#件中{done, number}件}}",
  ready: "準備ができました。これからはネットワークなしで確認できます。",
  nothingYet: "照合できる措置指示はまだありません",
  nothingYetHow:
    "この状況室で現在有効な措置指示はありません。指示が出たら、またお越しください。指示がないことは安全を意味しません。",
  indexEnded:
    "取得した一覧の有効期限が過ぎました。より新しい指示があるかもしれません。画面を再読み込みしてください。",
  comparedWith: "照合する措置指示{directives, number}件、勧告{advisories, number}件と署名鍵を見る",
  ecosystems: "エコシステム別の勧告",
  inEcosystem: "{name}：{count, number}件",
  noEcosystems: "なし。ここでは措置指示だけを公表しています。",
  tooLarge:
    "大きすぎてブラウザーのタブでは照合できませんでした：{names}。コマンドラインのエージェントで確認してください。",
  room: "状況室",
  index: "署名付き一覧",
  sequence: "第{sequence}号",
  fingerprint: "署名鍵のフィンガープリント",
  fingerprintHint: "状況室が電話や文書で知らせたフィンガープリントと同じか比べてください。",
  directives: "措置指示",
  give: "ファイルを渡してください",
  file: "ファイルを選ぶ",
  orDrop: "または、この画面にファイルをドラッグしてください。",
  fileHint:
    "package-lock.json、yarn.lock、pnpm-lock.yaml、poetry.lock、requirements.txt、go.mod、pom.xml、CycloneDX、SPDX、インストール済みプログラムの表（CSV）を読み取ります。50 MB まで。",
  stop: "中止",
  unreadable: "「{name}」を読み取れませんでした",
  unreadableNext:
    "読み取れなかったものは安全ではなく、不明です。ファイルを直すか、別の一覧を渡してください。",
  line: "{line}行目",
  wholeFile: "ファイル全体",
  moreFindings: "ほかに{count, number}か所あります。",
  partly: "読み取れなかった部分があります。その部分は不明です",
  affects: "はい、該当します。構成要素{count, number}件の修正が必要です",
  notKnown: "まだ分かりません。構成要素{count, number}件を判定できませんでした",
  affectsNot: "現在有効な指示には該当しません",
  affectsNotAll: "ここで公表されている勧告には該当しません",
  looked: "「{name}」の構成要素{components, number}件を調べました。",
  unknownIsNotSafe: "不明は安全ではありません。下の理由を確認し、調べてください。",
  onlyDirectives: "現在有効な措置指示の勧告とだけ照合しました。既知の脆弱性すべてではありません。",
  comparedWithAll:
    "現在有効な措置指示と、この状況室が公表する次のエコシステムのすべての勧告と照合しました：{names}。",
  unnamed: "指示に出てこない",
  unnamedAll: "勧告に出てこない",
  notKnownAll: "まだ分かりません：該当なしと言えるほど新しく完全な資料ではありません",
  caution: {
    "index-ended": "取得した資料の期限が過ぎました。ページを再読み込みしてください。",
    "index-ahead":
      "取得した資料の時刻がこのコンピューターの時計より先です。時計を合わせて再読み込みしてください。",
    "nothing-to-match": "照合する資料がありませんでした。",
    "no-components": "ファイルに構成要素が一つもなく、何も確かめていない結果です。",
  },
  notCovered: "ここに勧告がないか、全部あるとは言えず、不明である種類",
  notCompared: "照合できず不明なもの",
  table: "確認結果",
  column: {
    component: "構成要素",
    installed: "インストール済み",
    advisory: "勧告",
    verdict: "判定",
    severity: "深刻度",
    why: "理由",
    fixed: "修正版",
    due: "期限",
    command: "修正コマンド",
  },
  moreNames: "ほかの名前{count, number}件",
  disagree: "{name}：出典によって判断が異なります",
  decidedBy: "次のように決めました：",
  onCard: "カードに載せる",
  onCardNamed: "{name}を確認カードに載せる",
  noCommand: "決まったコマンドはありません。指示に書かれた方法に従ってください。",
  more: "さらに表示（{lines, number}行中{shown, number}行）",
  cut: "表には{lines, number}行のうち緊急度の高い{shown, number}行だけを載せました。件数はすべてを数えたものです。",
  card: "確認カード",
  cardHint:
    "印刷または PDF として保存できます。表で選んだもの以外は、構成要素の名前もファイル名も載せません。",
  company: "会社名（任意）",
  companyHint: "カードにだけ表示し、送信しません。",
  checkedAt: "確認した時刻（この端末の時計）",
  listKind: "一覧の種類",
  components: "構成要素{count, number}件",
  fileDigest: "ファイルのフィンガープリント（SHA-256）",
  nothingChosen: "構成要素の名前は載せていません。",
  chosen: "載せることにしたもの",
  cardLimits:
    "自ら確認した記録です（証拠等級 E0）。記載の措置指示とエコシステム別の勧告とだけ照合しました。不明は安全ではありません。",
  end: {
    "too-large":
      "ファイルが大きすぎます。50 MB まで読み取れます。大きな一覧はコマンドラインのエージェントで確認してください。",
    "too-slow":
      "1 分以内に終わらず、中止しました。結果は不明です。コマンドラインのエージェントで確認してください。",
    broke: "確認中に予期しない問題が起きました。結果は不明です。もう一度渡してください。",
    stopped: "中止しました。結果は不明です。",
  },
  stage: {
    reading: "ファイルを読んでいます：",
    matching: "指示と照合しています：",
  },
} as const satisfies SomeKeys<typeof reference>;
