/** Return slips, in Japanese. */
import type { slip as reference } from "#messages/en/shared/sealing/slip.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const slip = {
  keysUnfit:
    "回答票を作れません。機関または状況室の鍵が Ed25519 の鍵でないか、状況室の鍵がここで知られていません。",
  tooLarge: "回答が回答票に収まりません。件数の桁が多すぎます。--out ファイルで書いてください。",
  written:
    "この回答の回答票です。入力するか読み上げてください（{characters} 文字。B・I・L・O・S・U・Z は使われません）。何も送っていません。受領証を取り込むまで回答は送信箱で待ちます。",
  unknownMore: "何を調べたかは回答票に収まらないため、漏れたものは判断不能として数えます。",
  page: {
    title: "回答票",
    lead: "つながっていない機関の回答票（bongsu attest --slip）を入力します。受領証は、つないで送った回答のものと同じです。",
    organization: "機関",
    organizationHint: "回答票を読み上げた機関の番号。",
    slip: "回答票",
    slipHint: "五文字ずつの組。小文字・空白・ハイフンは構いません。O は 0、I と L は 1 と読みます。",
    enter: "回答票を入力する",
    taken: "状況室が回答を受け取りました。",
  },
  finding: {
    "slip-character": "{group} 番目の組に、回答票で使わない文字があります。もう一度見てください。",
    "slip-check":
      "{group, select, none {回答票が正しく写されていません。二文字以上が違います。} other {回答票が正しく写されていません。{group} 番目の組を見てください。}}",
    "slip-length": "文字が足りないか、余っています。回答票は五文字ずつの組で 8～50 文字です。",
    "slip-version": "別の版の回答票です。このプログラムが古すぎます。",
    "slip-form": "回答票ではないか、完全ではありません。",
    "slip-tag":
      "この機関のどの鍵もこの回答票を作っていません。別の機関のものか、鍵が失効したか、登録されていません。",
  },
} as const satisfies SomeKeys<typeof reference>;
