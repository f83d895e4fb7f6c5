/** Why something was compared with nothing, in Japanese. */
import type { notCompared as reference } from "#messages/en/shared/not-compared.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const notCompared = {
  why: {
    "list-unreadable": "読み取れないため、中身は不明です",
    "list-cut": "最後まで読み取れず、残りは不明です",
    "archive-unread": "開いていないか、一部が欠けています。開くには直接指定してください",
    "link-unfollowed": "検索した範囲の外を指すリンクです。リンクはたどらないため、指す先を指定してください",
    "journal-unread": "最新の変更が、読み取らない別のジャーナルにあります",
    "entry-unreadable": "読み取れない項目があります",
    "entry-missing": "一覧自身が必要とするのに、その項目がありません",
    "entry-unnamed": "勧告が使う名前のない項目です",
    "source-unnamed": "パッケージ名なしに、アドレスまたはフォルダーから導入されます",
    "other-origin": "勧告が対象とするレジストリ以外から来ています",
    "list-linked": "何で構成されているかは、この一覧が指す別の一覧にあります",
    "list-incomplete": "すべてを挙げていないと一覧自身が述べています",
    "direct-only": "直接必要とするものだけが書かれ、それに伴うものは不明です",
    "profile-undecided": "この部分が適用されるかどうか不明です",
    "toolchain-unknown": "どのリリースのツールチェーン（標準ライブラリ）で作られるか不明です",
    "include-missing": "手元にないファイルを取り込みます",
    "lock-missing": "依存関係が書かれていますが、どの版になったかを示すロックファイルがありません",
    "lock-stale": "ロックファイルにないものが書かれています。ロックファイルが以前の状態です",
    "member-missing": "ワークスペースのフォルダーを挙げていますが、そこにないため中身がわかりません",
    "manifest-unread": "読み取らない形式で依存関係が書かれています",
    "feed-cut": "フィードが途中で切れており、勧告が欠けています",
    "record-unreadable": "読み取れない勧告があります",
    "record-unnamed": "製品を特定できる識別子のない勧告があります",
    "ecosystem-unknown": "知られていないエコシステムの勧告です",
    more: "同じ種類がほかにもあり、数だけ数えます",
  },
  line: "{path}：{why}",
  namedLine: "{path}：{why}：{names}",
  moreNames: "ほか{count}件",
} as const satisfies SomeKeys<typeof reference>;
