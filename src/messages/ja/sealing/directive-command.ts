/** What `bongsu directive` says, in Japanese. */
import type { directiveCommand as reference } from "#messages/en/sealing/directive-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const directiveCommand = {
  usageDraft:
    "bongsu directive draft --from ファイル|番号 [--rule-pack 規則パック] [--create] [--out ファイル] [--room URL --token トークン]",
  optionFrom:
    "--from URL|フォルダー  export では公表場所：状況室またはその写し（既定：BONGSU_ROOM）。draft では ファイル|番号：勧告（bongsu.advisory/1、CSAF、OSV、CVE）または状況室にあるその番号",
  optionRulePack: "--rule-pack 規則パック  draft で：期限を定める規則パック",
  optionCreate: "--create  draft で：状況室が下書きを保管し、番号を出力します",
  optionRoom:
    "--room, --token  draft で：状況室の URL と担当官のトークン（既定：BONGSU_ROOM、BONGSU_TOKEN）。code で：尋ねる状況室",
  whatDraft:
    "draft は、勧告から導いた指示の下書きを JSON で出力します。提案する期限と、人だけが決められることは標準エラーに出ます。ほかの指示と同じく二人で発令します。",
  noPack: "規則パック {pack} はありません。あるもの: {packs}。",
  needsRoom: "状況室（--room か BONGSU_ROOM）と担当官のトークン（--token か BONGSU_TOKEN）が必要です。",
  noAdvisoryFile:
    "{path} というファイルがありません。勧告の番号なら状況室を指定してください: --room か BONGSU_ROOM。",
  proposed: "いま発令した場合に {pack} が示す期限:",
  proposal: "{class}: {tier}、{due}",
  noDate: "日付なし",
  open: "自分で決めること: {places}。",
  class: { yes: "インターネットに公開", no: "非公開", unknown: "公開かどうか不明" },
  usageExport: "bongsu directive export 番号 --from URL|フォルダー --out ファイル [--policy ポリシー]",
  usage: "bongsu directive verify ファイル --policy ポリシー [--suspension ファイル…]",
  usageAssemble: "bongsu directive assemble --roster 名簿… --order 署名済み [--proof 証明] --out ファイル",
  usageCode: "bongsu directive code 番号 --dir フォルダー|--room URL",
  noCode: "確認番号は六桁の数字です。",
  notSynced: "{dir} に同期した公表がありません。",
  optionPolicy: "--policy ポリシー  信頼するもの: 名簿のダイジェスト (bongsu.trust-policy/1)",
  optionRoster: "--roster 名簿  署名された名簿。信頼するものから順に繰り返します",
  optionOrder: "--order 署名済み  機関が署名した指示 (bongsu sign)",
  optionProof: "--proof 証明  ログに入っているという証明 (bongsu log prove)",
  exported: "{out}：{bytes} バイト。誰でも確かめられるすべてが入っています",
  noOrder: "{from} に {directive} の機関の指示がありません。署名した機関がありません。",
  assembled: "{out}: 一つのファイルにした指示",
  what: "指示が有効かを示します。十分な機関が署名し、証人がログで見たかを確かめます。ネットワークは要りません。",
  exits: "終了状態: 0 有効、1 無効（理由を表示）、2 読めない。",
  noFile: "{path} というファイルがありません",
  unreadable: "{path} は使えません: {why}",
  refused: "無効",
  inForce: "有効: 指示 {directive}、第 {revision} 版",
  inForceDrill: "有効（訓練）: 指示 {directive}、第 {revision} 版",
  offices: "必要数 {threshold} に対し {count} 機関が署名: {offices}",
  witnesses: "ログで見た証人: {witnesses}",
  usageSuspend:
    "bongsu directive suspend 番号 --order ファイル|--from URL|フォルダー --reason 理由… [--hours 時間|--until-revised] --key 鍵 --out 結果",
  optionSuspension:
    "--suspension ファイル  この指示の効力停止（公表された bongsu.suspension/1）。繰り返せます",
  optionReason: "--reason 理由  コマンドの言語で。他の言語は --reason 言語=理由。繰り返せます",
  optionHours: "--hours 時間  期限が止まる時間（既定 24。一つの機関が版ごとに一度だけ単独でできます）",
  optionUntilRevised:
    "--until-revised  次の改訂まで。24 時間を超えるときと同じく指示と同数の機関が要り、結果のファイルに bongsu sign で署名します",
  otherOrder: "これは {directive} の指示であり、指定された指示ではありません。",
  noOffice: "{path} は {directive} の名簿にある機関の鍵ではありません。",
  hoursWrong: "--hours は 1 から {most} までの数です。",
  suspended: "効力停止中: {office}、{from} から {until} まで。期限は止まっています。{reason}",
  suspendedOpen: "効力停止中: {office}、{from} から次の改訂まで。期限は止まっています。{reason}",
  wasSuspended: "{office} が {from} から {until} まで停止しました。期限はその分遅くなっています。{reason}",
  suspensionIgnored: "{path} は期限を止めません: {why}",
} as const satisfies SameKeys<typeof reference>;
