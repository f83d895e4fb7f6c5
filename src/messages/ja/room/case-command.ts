/** What `bongsu case` says, in Japanese. */
import type { caseCommand as reference } from "#messages/en/room/case-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const caseCommand = {
  usage: {
    replay: "bongsu case replay ファイル [--format text|json]",
    mark: "bongsu case mark ファイル --to 名前… --out フォルダー [--marks 鍵]",
    trace:
      "bongsu case trace ファイル [--marks 鍵… | --case ID [--room アドレス] [--token トークン]] [--confidence 0.99] [--format text|json]",
    dates: "bongsu case dates [規則 --from 時刻] [--zone 時間帯] [--exploited] [--format text|json]",
    contacts:
      "bongsu case contacts ファイル [--supplier ドメイン] [--room URL --token トークン] [--format text|json]",
  },
  transitions:
    "transitions は、案件を動かす状態機械のすべての行を示します。どの機械で、どの状態から、どの行為で、どの状態へ、誰が行うかです。判定するコードからそのまま描きます。",
  replay:
    'replay は、状況室なしで案件の行為を順に試します。ファイルは {open}"participants": [{open}"id", "roles"{close}], "opener", "finder", "acts": [{open}"kind", "act", "by"{close}]{close} です。kind は report、embargo、state、publish のいずれかです。終了コード：0、拒まれた行為があれば 1、ファイルが読めなければ 2。',
  refused: "拒否：{code}",
  recorded: "記録",
  mark: "mark は受け取る人ごとにファイルの写しを作ります。写しは同じ意味の言葉（韓国語と英語）、数字の書き方、箇条書きの順序だけが違い、事実は変わりません。番号付きの一覧、コード、名前、引用符の中は変えません。自分で決める言い換えは {open}{open}正午に|12時に{close}{close} と書きます。印の鍵はファイルの横の ファイル.marks.json にあり、漏らした人を示すので、手元だけに置いてください。",
  trace:
    "trace は、断片が誰の写しから出たかを示します。打ち直した文でも構いません。たいてい 300 文字で足ります。--marks がなければ、ファイルの横とこのフォルダーの鍵を試します。終了コード：写しが分かれば 0、分からなければ 1、ファイルが読めなければ 2。",
  optionMarks: "--marks 鍵  印の鍵。既定は ファイル.marks.json",
  optionConfidence: "--confidence 0.99  写しを名指すのに要る確かさ",
  unreadable: "{file}：読めません（{code}）。",
  nameWrong: "{name}：受け取る人の名前にできません。文字、数字、点、ハイフン、@ を 80 文字まで。",
  marked: "写し {copies} 通、印 {marks} 個。鍵は {key} です。",
  fewMarks: "文全体に印が {marks} 個しかありません。受け取る人を見分けるには {fewest} 個ほど要ります。",
  otherText: "{key}：別の文の鍵です。",
  optionCase:
    "--case ID --room アドレス --token トークン  状況室の案件：そのうちどの文章の、誰の写しかを調べます。印を読めるのは調整者だけで、読んだことは案件に記録されます。後の二つは BONGSU_ROOM と BONGSU_TOKEN でも指定できます",
  contacts:
    "contacts は、供給者への連絡方法を security.txt (RFC 9116)、CVE パートナーの一覧、CSAF 提供者のメタデータ、bongsu.contacts/1 から読み、状況室が指定されればその連絡先名簿に加えます。終了状態 1: 期限切れか、供給者の分からない項目があります。",
  optionSupplier: "--supplier ドメイン: 自ら名乗らない security.txt が誰のものかを示します。",
  contactsWrong: "{path}: {why}",
  contactsToken:
    "contacts に --room を付けるときは --token（または BONGSU_TOKEN）も必要です。名簿には何も入れていません。",
  contactsRead: "供給者 {count} 件を読みました。誰か分からず除いた項目 {left} 件。",
  contactsTaken: "供給者 {count} 件を名簿に加えました。誰か分からず除いた項目 {left} 件。",
  contactsOver: "[期限切れ: 頼らないでください]",
  contactsUnchecked: "[署名あり、誰のものか未確認]",
  contactsNone: "(連絡方法は不明)",
  roomMissing: "--case には --room と --token（または BONGSU_ROOM と BONGSU_TOKEN）が必要です。",
  tooShort: "案件の文章 {texts} 件は追跡できません。短すぎるか、言い換えられる箇所が足りません。",
  lockedTexts: "案件の文章 {texts} 件を開けませんでした。機関の鍵を解除してください。",
  confidenceWrong: "--confidence は 0 より大きく 1 より小さい数です。",
  noKey: "ファイルの横にもこのフォルダーにも印の鍵がありません。--marks で示してください。",
  noMarks: "断片にこの文の印がありません。",
  nobody:
    "写しを特定できません。最も近いのは {recipient} の写しです（印 {marks} 個のうち {agreeing} 個が一致）。",
  named:
    "{recipient} の写しです。印 {marks} 個のうち {agreeing} 個が一致します。誰かが偶然こう名指される確率は高くても {oneIn, number} 分の 1 です。",
  dates:
    "dates は、規則による公開保留の時刻を示します。終わり、通知、公開の順序を UTC、韓国の時刻、--zone の時刻で書きます。規則がなければ、ある規則と日数、悪用中の日数、出典を示します。",
  ruleUnknown: "{value}：そのような保留の規則はありません。bongsu case dates で見られます。",
  fromWrong: '--from は 2026-05-13T01:00:00Z のような RFC 3339 の時刻です。受け取ったもの："{value}"。',
  zoneUnknown: "{value}：そのような時間帯はありません。",
  moment: {
    starts: "開始",
    "silence-ends": "沈黙の終わり：調整機関を呼ぶ",
    reminder: "通知",
    "critical-infrastructure": "重要インフラへ通知",
    large: "大きな機関へ通知",
    everyone: "終わり：全員へ公開",
    "extended-end": "延長されたときの終わり",
    details: "詳細",
  },
} as const satisfies SomeKeys<typeof reference>;
