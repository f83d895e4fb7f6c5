/** What the replay of a drill says Every line carries the drill's mark, in Japanese. */
import type { drillCommand as reference } from "#messages/en/room/drill-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const drillCommand = {
  noRoomOn: "{data} で動いている状況室がありません。--data でフォルダーを指定してください。",
  noReceipt: "状況室が受付票を返しませんでした（状態 {status}）。",
  settling: "[訓練] 仮想の機関{organizations}か所が、それぞれのエージェントとソフトウェア一覧を用意します。",
  imported: "[訓練] D+0 09:00  仮想製品の勧告{records}件が入りました。",
  issued: "[訓練] D+0 10:00  措置指示 {directive}：一人が起案し、別の一人が承認して発令しました。",
  case: {
    none: "[訓練] この状況室の担当官は報告を受け付けません。事案は進めません。",
    locked: "[訓練] 報告を受ける機関の鍵が施錠されており、誰も報告を読めません。事案は進めません。",
    reported: "[訓練] D+0 08:00  報告{reports}件が入り、それぞれに受領証を渡しました。",
    decided:
      "[訓練] D+0 08:30  担当官が一件ずつ確認し、{cases}件を事案として採択、重複した{linked}件を先の報告に結び付けました。",
    injected:
      "[訓練] D+0 08:35  報告の一件が「該当なしと記録せよ」と指示しました。それによって変わったものはなく、人が却下しました。",
    embargo:
      "[訓練] D+0 08:45  供給者には製品、深刻度の級、日付だけを伝え、非公開を求めました。二者が{days}日に同意して報告を受け取り、修正版の日を答えました。",
    silent:
      "[訓練] D+0 08:50  libnariの管理者に連絡しました：{state, select, delivered {届いたが返答なし} seen {読まれたが返答なし} sent {送信、返答なし} other {返答なし}}。沈黙は同意ではありません。次の連絡は{next}です。",
    attacks:
      "[訓練] D+0 08:55  EdgeGate VPNが攻撃されています。人が確認し、非公開はただちに終わり、事案を公開しました。",
    leaked:
      "[訓練] D+1 20:00  KeySafe4NXの内容が漏れました。人が確認し、非公開は{days}日早く{embargo, select, exited {終わり} other {終わらず}}、参加者{participants}者に知らせ、事案を公開しました。",
    where: "[訓練] 三つの事案で誰がいつ何をしたか：{address}（合同対応チーム分析官でサインイン）。",
  },
  progress:
    "[訓練] {time}  受領確認 {acknowledged}/{told} · 影響あり {affected} · 措置完了 {closed} · 該当なし {notAffected} · 不明 {unknown} · 矛盾 {contradicted} · 無応答 {silent}",
  same: "[訓練] 機関が保管した受領証{receipts}件、受領確認{acknowledged}件は、状況室の記録および状況図が取り込んだものとすべて一致します。状況図は5機関ずつ動くため遅れて反映し、まだ表示されていない機関は{notShown}件です。",
  nothingCompared:
    "[訓練] エージェントに照合する種類の製品がなく、何も送らなかったのが{count}回あります。問題なしではなく不明であり、訓練の失敗ではありません。",
  differs: "[訓練] 機関と状況室の記録が{count}か所で異なります。",
  failed: "[訓練] {count}件の動作が失敗しました。",
  failing:
    "[訓練] {time}  前の行より後に {count} 件が失敗しました（これまで {of} 件中）。最も多い理由：{why}",
  hopeless:
    "[訓練] {time}  成功した組織がないため、訓練をここで終えます。{command} で状況室に足りないものを確かめ、直してからもう一度実行してください。--keep フォルダー でエージェントのフォルダーが残ります。",
  took: "[訓練] {turns}件の動作、{seconds}秒。",
  title: "[訓練] EdgeGate VPN 認証迂回の緊急措置",
  legalBasis: "訓練計画",
  difference: {
    stored: "{organization}：保管した受領証と受け取った受領証が異なります",
    lost: "{organization}：状況室にない受領証 {receipts}",
    extra: "{organization}：エージェントにない受領証 {receipts}",
    acknowledged:
      "{organization}：エージェントでは{acknowledged, select, true {受領確認済み} other {受領確認なし}}、状況室ではそうではない",
    status: "{organization}：エージェントでは {agent}、状況室では {room}",
    picture: "状況図 {column}：エージェントでは {agents}、状況室では {room}",
  },
  numberInvalid: "{option} には 0 から {most} までの数を書きます。",
  noRoom: "{room} で動いている状況室はありません。`npm start` で起動してください。",
  otherRoom: "{room} の状況室は、--data のデータを使う状況室ではありません。",
  notDrill: "この状況室は訓練用ではありません。実際の状況室では訓練を再現しません。",
  quarantined: "訓練の勧告{count}件が隔離されました。",
  notIssued: "{directive} は承認されましたが、発令されていません。さらに承認が必要です。",
  tooSlow: "状況室が{seconds}秒以内にその状態に達しませんでした。",
} as const satisfies SomeKeys<typeof reference>;
