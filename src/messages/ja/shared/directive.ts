/** The text of a directive, line by line; its actions and scope; what changed between two drafts, in Japanese. */
import type { directive as reference } from "#messages/en/shared/directive.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const directive = {
  drill: "[訓練] {text}",
  drillLine: "[訓練] この指示は訓練です。ここに出てくる製品と脆弱性は架空のものです。",
  heading: "措置指示：{title}",
  changes: "変わった点とその理由：{changes}",
  ended: {
    withdrawn: "この指示は撤回されました。この指示による措置と回答はもう必要ありません。",
    superseded: "この指示は別の指示に差し替えられました。新しい指示に従ってください。",
    expired: "この指示の期間は終わりました。この指示による措置と回答はもう必要ありません。",
  },
  number: "指示番号 {id}、第{revision}版、状況伝達番号 {dissemination}",
  issued: "{issued} {office} 発令",
  revised: "{issued} {office} 発令、{revised} この版を発令",
  binding: "性格：強制（従わなければなりません）。法的根拠：{basis}",
  advisory: "性格：勧告（従うことを勧めます）。",
  advisoryBasis: "性格：勧告（従うことを勧めます）。根拠：{basis}",
  addressedTo: "対象：{scope}",
  addressees: {
    number:
      "対象：{number}機関。対象かどうかは状況室が機関ごとに知らせます。分からなければ問い合わせてください：bongsu sync --token または機関の画面。",
    kinds:
      "対象：{number}機関（{kinds}）。対象かどうかは状況室が機関ごとに知らせます。分からなければ問い合わせてください：bongsu sync --token または機関の画面。",
    kind: "{tier} {number}",
  },
  names: "{name}（{others}）",
  deadlines: "{systems}（{tier}）：{actions}",
  flaw: "脆弱性：{name} {title}",
  flawListed: "脆弱性：{name} {title}。{date} 既知の悪用一覧に掲載",
  lastDay: "期間：{date}まで。その後は自動で終わります。",
  numbered: "すること {number}：{action}",
  procedure: "手順：{name}（{procedure}）の{count}段階",
  dates: "期限は規則集 {pack} に従います。公開の有無が分からなければ、公開されているものと見なします。",
  pack: "{reference}（{name}）",
  exposed: {
    yes: "インターネットに公開されたシステム",
    no: "公開されていないシステム",
  },
  step: {
    match:
      "第 1 段階 照合：内部で bongsu sync と bongsu check を実行し、該当の有無を確認してください。資産一覧は外に出ません。",
    act: "第 2 段階 措置：上の作業を期限までに終え、もう一度照合してください。",
    answer:
      "第 3 段階 回答：bongsu attest または機関の画面で一度回答してください。分からなければ「不明」と回答してください。",
  },
  contact: "問い合わせ：{contact}",
  verify:
    "真偽の確認：この文に書かれた連絡先やリンクを使わず、すでに知っている状況室のアドレスで状況伝達番号 {dissemination} を探してください。署名のない指示には従わないでください。",
  renewed: "勧告の内容を新たに取り込みました",
  supersededBy: "指示 {directive} に差し替え",
  lastDayPassed: "終わる日（{date}）が過ぎた",
  task: {
    sync: "指示を受け取って確認し、受領を確認します。",
    check: "自らのシステムで照合します。資産一覧は外に出ません。該当すれば、表示されたコマンドで措置します。",
    attest:
      "送る内容（件数だけ）を確認し、一度回答します。措置の後にもう一度照合すると、回答が更新されます。",
  },
  field: {
    title: "題名",
    rulePack: "規則集",
    procedure: "手順",
    until: "終わる日",
    scope: "対象",
    binding: "性格",
    legalBasis: "根拠",
    contact: "問い合わせ",
    advisories: "勧告",
    actions: "措置",
  },
  draft: {
    binding: "強制",
    advisory: "勧告",
    filled: "{field}を追加：「{now}」",
    emptied: "{field}を削除：「{before}」",
    changed: "{field}：「{before}」から「{now}」へ",
    added: "{field}を追加：{items}",
    removed: "{field}を除外：{items}",
  },
  action: {
    under: "{condition}、{action}",
    clocked: "{action}（{within}）",
    repeated: "{action}（{within}、その後{every}）",
    datesBelow: "下記の期限",
    afterStart: "{start}から{within}",
    from: "{start}から",
    by: "{deadline}までに{action}",
    undated: "{within}に{action}",
    remark: "{action}（{remark}）",
    next: "{action}（次は{instants}）",
    noted: "{action}。{note}",
    draftClock: "{action}（{start}、{within}）",
    draftNote: "{action}「{note}」",
  },
  scope: {
    everyone: "すべての機関・企業",
    nobody: "なし",
    and: " かつ ",
    or: " または ",
    not: "（{scope}）ではない",
    is: "{attribute}：{values}",
    isNot: "{attribute}：{value} ではない",
  },
} as const satisfies SomeKeys<typeof reference>;
