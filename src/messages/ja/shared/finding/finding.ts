/** What is wrong at one place of the input, by the code of the finding, in Japanese. */
import type { finding as reference } from "#messages/en/shared/finding/finding.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const finding = {
  "embargo-in-force":
    "この勧告の事案の公開制限がその時点でまだ有効です。先に終えるか、終わる時刻に公表してください。",
  "product-unreadable": "パッケージ URL または CPE 2.3 名でなければなりません。",
  "text-missing": "必ず入力してください。",
  "text-too-long": "300 文字を超えることはできません。",
  "text-control": "一行で、制御文字や方向文字を使わずに入力してください。",
  "advisory-missing": "勧告が一つ以上必要です。",
  "min-items": "一つ以上必要です。",
  "min-length": "必ず入力してください。",
  "max-items": "多すぎます。",
  "max-length": "長すぎます。",
  "unique-items": "同じものが二つあります。",
  pattern: "ここで求められる形式ではありません。",
  enum: "選べる値ではありません。",
  type: "ここで求められる種類の値ではありません。",
  "any-of": "ここで求められる形式ではありません。",
  required: "抜けています。",
  "unknown-name": "そのような項目はありません。",
  "max-properties": "多すぎます。",
  "directive-not-in-force": "有効な別の措置指示ではありません。",
  "scope-too-long": "条件式が長すぎます。",
  "scope-unreadable": "条件式を読めません。",
  "scope-unsupported": "条件式に使えないものがあります。",
  "scope-not-a-condition": "真か偽になる条件式ではありません。",
  "word-not-listed": "このうちの一つでなければなりません。",
  "scope-word-unknown": "この状況室にない値が条件式にあります。",
  "advisory-unknown": "この状況室にない勧告です。",
  "advisory-restricted": "出典が公開を許可していない勧告です。",
  "advisory-withdrawn": "出典が撤回した勧告です。",
  "procedure-unknown": "存在しない手順です。",
  "date-past": "すでに過ぎた日です。",
  "date-unreadable": "実在する日付を入力してください。",
  "dates-out-of-order": "時点の前後が合いません。先に来るものがより早くなければなりません。",
  "rule-pack-unknown": "存在しない規則集です。",
  "action-missing": "措置が一つ以上必要です。",
  "duration-unreadable": "期限は数字または日付で入力してください。",
  "working-days-unknown":
    "この期間の祝日はまだ分からないため、土曜日と日曜日だけを除きました。法令ではさらに遅くなることがあります。",
  empty: "ファイルが空です。",
  "inventory-unknown": "読み取れるソフトウェア一覧ではありません。",
  "json-invalid": "JSON ではないか、途中で切れています。",
  "json-too-deep": "入れ子が深すぎます。",
  "toml-invalid": "ここから先は TOML ではありません。",
  "encoding-unknown": "文字コードが分かりません。UTF-8 で保存してください。",
  "encoding-wrong": "文字コードが壊れています。UTF-8 で保存してください。",
  "encoding-euc-kr": "EUC-KR として読みました。UTF-8 での保存をお勧めします。",
  "list-expected": "一覧があるべき場所に別のものがあり、読み取れませんでした。",
  "name-invalid": "名前がないか使えない名前のため、除きました。",
  "release-unknown": "ディストリビューションのリリースが分からず、判定できません。",
  "more-remarks": "そのほかの通知は省略しました。",
  "answer-nothing":
    "すべての数が 0 です。影響がないのではなく、何も調べていないという意味です。指示の対象が入っているリストを照合し、確認できなかったものは「不明」に記入してください。",
  "directive-ended":
    "撤回、置換または失効した指示です。もう回答は必要ありません。sync を実行するか、画面を再読み込みしてください。",
  "directive-ending":
    "この指示を終えるかどうかを検討中のため、今は回答を受け取りません。決まってからもう一度回答してください。",
  "revision-old":
    "その間に指示が改訂されました。変更点を読み（sync または再読み込み）、もう一度照合してから新しい改訂に回答してください。",
  "revision-unknown": "状況室が発出していない改訂です。",
  "time-implausible":
    "回答の時刻がありえません。指示の発出前か、状況室の時計より進んでいます。このコンピューターの時計を合わせ、もう一度照合してから回答してください。",
  "evidence-sum": "証拠区分ごとの数の合計が回答の数と合いません。",
  "evidence-claimed":
    "組織が自ら名乗ることのできない証拠区分です。E3 は独立に確認した側が付け、E2 には照合結果のダイジェストが必要です。",
  "coverage-pack":
    "この改訂のものではないデータで照合しました。sync を実行し、もう一度照合してから回答してください。",
  "coverage-sum":
    "照合した構成要素の数がリストにある数を超えています。もう一度照合してから回答してください。",
  "coverage-index":
    "この状況室が公開していない索引で照合しました。この状況室から sync を実行し、もう一度照合してから回答してください。",
  "order-expired": "署名された指示によれば、この指示は自ら終わりました。",
  "order-form": "機関が署名した指示(bongsu.order/1)ではありません。",
  "order-other": "署名された指示はこの指示とは別の内容についてのものです。",
  "order-too-large": "署名された指示のファイルが大きすぎます(64 kB まで)。",
} as const satisfies SomeKeys<typeof reference>;
