/** What `bongsu advisory` says, in Japanese (made by machine). */
import type { advisoryCommand as reference } from "#messages/en/room/advisory-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const advisoryCommand = {
  usage: {
    lint: "bongsu advisory lint ファイル",
    export:
      "bongsu advisory export ファイル --format csaf|vex|csaf-2.1|osv|cve|gcve|html [--out ファイル] [--address URL]",
    cve: "bongsu advisory cve reserve 番号 | publish ファイル | reject CVE-番号 --reason 文 | quota",
  },
  what: "自ら書いた勧告(bongsu.advisory/1)を状況室なしで扱います。lint は公開を妨げるものを示し、export は他で読まれる形式で書き、その形式で表せないものを示します。",
  exits: "終了コード: 0、まだ公開できないか形式で表せなければ 1、ファイルを読めなければ 2。",
  optionFormat:
    "--format 形式     csaf(2.0)、vex(CSAF 2.0)、csaf-2.1(まだ標準ではない)、osv、cve(JSON 5.2)、gcve、html",
  optionOut: "--out ファイル    書き込む先。なければ標準出力",
  optionAddress: "--address URL     文書を公開するアドレス",
  optionLang: "--lang 言語       形式に言語があるときの文書の言語",
  good: "公開できます。",
  notReady: "公開するには {count} 件を直す必要があります:",
  noFile: "{path} というファイルはありません。",
  unreadable: "{path} は勧告(bongsu.advisory/1)ではありません: {why}",
  omitted: "{format} で表せないもの: {places}",
  needs: {
    product: "{format} には製品が必要です。",
    "cve-id": "{format} は、別名に CVE 番号があり、撤回されていない勧告だけを表せます。",
    "gcve-id": "{format} には GCVE 採番機関の番号が必要です。",
  },
  cve: {
    what: "cve は採番機関のために CVE プログラムのサービスに尋ねます。reserve は勧告一つに番号を一つ与え、何度尋ねても同じです。尋ねたことと得たものは先に台帳に残ります。publish は公開されたファイルの記録を送り、すでにある記録に取って代わります。reject は番号を取り下げます。ほかで予約した番号は別名に手で書きます。",
    optionService:
      "--endpoint URL --org 名前 --user 名前 --key-file ファイル   サービスと名義。鍵はファイルからのみ読みます",
    optionLedger: "--ledger フォルダー  番号を残す場所(reserve)",
    optionYear: "--year 年        番号の年(reserve)。なければ今年",
    optionReason: "--reason 文      取り下げる理由、英語で(reject)",
    exits: "cve: サービスが拒めば 1、答えが来ず処理されたか分からなければ 3。",
    endpointUnsafe: "endpoint は https のアドレスか、このコンピューターのものに限ります。",
    noKey: "{path} に鍵がありません。",
    ledgerUnreadable: "{path} の {line} 行目を読めません。",
    notReady: "{path} はまだ準備ができていません。bongsu advisory lint を見てください。",
    tooEarly: "{path} はまだ公開されていません。",
    quotaIs: "番号 {quota} 個のうち {available} 個が空いており、{reserved} 個が予約されています。",
    new: "新しくできました。",
    again: "すでにあったものです。",
    unanswered: "答えが来ず、処理されたか分かりません。2 分後に同じコマンドをもう一度実行してください。",
    refused: "サービスが拒みました: {about}",
    quota: "この機関に残っている番号はありません。",
    several: "前の問いに答えがなく、その後の新しい番号が複数あります: {about}。手で一つを選んでください。",
  },
  written: "{out}: {format}",
} as const satisfies SameKeys<typeof reference>;
