/** What `bongsu advisory` says, in Japanese (made by machine). */
import type { advisoryCommand as reference } from "#messages/en/terminal/advisory-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const advisoryCommand = {
  usage: {
    lint: "bongsu advisory lint ファイル",
    export:
      "bongsu advisory export ファイル --format csaf|vex|csaf-2.1|osv|cve|gcve|html [--out ファイル] [--address URL]",
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
  written: "{out}: {format}",
} as const satisfies SameKeys<typeof reference>;
