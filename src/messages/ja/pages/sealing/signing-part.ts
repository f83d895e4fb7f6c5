/** What offices sign of a directive, on its page, in Japanese. */
import type { signingPart as reference } from "#messages/en/pages/sealing/signing-part.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const signingPart = {
  title: "機関の署名",
  noRoster:
    "この状況室には署名機関の名簿がありません。自分の鍵だけで発令するため、今のエージェントは従いますが、他の機関の署名の裏付けはありません。運用者が bongsu roster adopt で名簿を採用します。",
  kind: { order: "措置指示", suspension: "効力停止", notice: "お知らせ", guideline: "指針" },
  waits: "承認済み。署名を待っています: {needed} 機関のうち {count} 機関。",
  waitsForLog: "{needed} 機関のうち {count} 機関が署名しました。証人が記録で確認するのを待っています。",
  inForce: "必要 {needed}、署名 {count} で発効:",
  signed: "署名した機関",
  missing: "署名していない機関",
  words: "要約値の言葉",
  download: "署名するファイル",
  howTo:
    "各機関が自分の機械で bongsu sign FILE --key KEY --out OUT により署名し、言葉を電話で照合します。ページでは署名できません。",
  bring: "署名を持ち込む",
  bringHint: "bongsu sign が書いたファイルです。",
  suspended: "効力停止中: 期限は止まっています。",
  suspendedBy: "{office}、開始",
  suspendedUntil: "まで",
  suspendedOpen: "次の改訂まで",
  bringSuspension: "効力停止: 署名された文書を取り込む",
  bringSuspensionHint:
    "一つの機関は各版につき一度、最長24時間効力を停止できます。より長く停止するには、指示と同じ数の機関の署名が要ります。ファイルは bongsu.suspension/1 の文書に bongsu sign で署名したものです。",
  code: "今日の確認番号（電話で読み上げます）：",
  suspendTitle: "この指示の効力停止",
  suspendHint: "機関が自分の機械で署名するファイルを作ります。署名して持ち込むまで何も送られません。",
  suspendOffice: "停止する機関",
  suspendLasts: "期間",
  suspendDay: "24 時間、一つの機関だけで",
  suspendOpen: "次の改訂まで、指示と同数の機関で",
  suspendReason: "理由",
  suspendWrite: "ファイルを作る",
  suspendHow: "bongsu sign FILE --key KEY --out OUT で署名し、OUT を下に持ち込みます。今から数えます。",
} as const satisfies SomeKeys<typeof reference>;
