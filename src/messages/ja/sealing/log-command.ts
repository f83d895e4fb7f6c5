/** What `bongsu log` says, in Japanese. */
import type { logCommand as reference } from "#messages/en/sealing/log-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const logCommand = {
  usageVerify: "bongsu log verify --from フォルダ|URL --policy ファイル",
  usageMonitor: "bongsu log monitor --from フォルダ|URL --policy ファイル --state ファイル",
  usageProve: "bongsu log prove --from フォルダ|URL --policy ファイル --index 番号 --out 証明",
  usageInclusion: "bongsu log inclusion --policy ファイル --proof 証明 項目ファイル",
  optionFrom: "--from フォルダ|URL  ログのチェックポイントとタイルがある場所",
  optionPolicy: "--policy ファイル  信頼するログと証人 (c2sp.org/tlog-policy)",
  optionState: "--state ファイル  最後に見たチェックポイント。問題がなければ書き直します",
  optionIndex: "--index 番号  項目の番号（0 から）",
  optionProof: "--proof 証明  prove が書いた証明",
  what: "ログの管理者を信じずに確かめます。verify は全体を、monitor は前回からの増分も、inclusion は一つの項目をネットワークなしで見ます。",
  exits: "終了状態: 0 問題なし、1 問題あり（理由を表示）、2 読めない。",
  noFile: "{path} というファイルがありません",
  policyWrong: "{path} は使えるポリシーではありません: {why}",
  proofWrong: "{path} は証明ではありません: {why}",
  stateWrong: "{path} は以前に見たチェックポイントではありません。新しく始めるには移してください。",
  broken: "問題あり: {why}",
  progress: "{size} 件中 {count} 件",
  head: "{origin}: {at} 時点で項目 {size} 件、ルート {root}、証人 {witnesses}",
  noWitness: "証人なし",
  whole: "問題なし: 全 {size} 件がこのルートになり、タイルもすべて一致します。",
  first: "問題なし。初めて見るログです: 項目 {count} 件。",
  new: "問題なし。前回から続いています: 新しい項目 {count} 件。",
  beyond: "{index} 番の項目はありません。ログは {size} 件で、番号は 0 からです",
  proved: "{out}: {index} 番の項目の証明",
  included: "問題なし: {origin} の {index} 番の項目（当時 {size} 件）。証人: {witnesses}",
} as const satisfies SameKeys<typeof reference>;
