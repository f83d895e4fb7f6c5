/** Tokens, and the file that says whom directives address, in Japanese. */
import type { tokenPage as reference } from "#messages/en/pages/people/token-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const tokenPage = {
  title: "トークン",
  lead: "エージェントやスクリプトに、決められたことを期限まで許します。一覧には名前だけがあり、秘密の値はありません。",
  none: "トークンはありません。",
  made: "作成",
  until: "期限",
  revoked: "失効",
  revoke: "失効させる",
  revokeNamed: "トークン {name} を失効させる",
  consequence: "これを使うものは今から拒否されます。元に戻せません。",
  add: "トークンを作る",
  label: "名前",
  labelHint: "どの機器やスクリプトが使うか。",
  scopes: "できること",
  life: "有効期間",
  days: "{days, number}日",
  make: "トークンを作る",
  once: "秘密の値は一度だけ表示されます。エージェントが読む場所に保管してください。期限：",
  secret: "秘密の値",
  addressing: "自機関が対象の指示",
  addressingLead:
    "ネットワークにつながらないエージェントのためのファイルです。保存して bongsu sync --addressing に渡してください。トークンがあればエージェントが自分で取得します。",
  addressingSave: "ファイルを保存",
  scope: {
    read: "読み取り",
    import: "レコードの取り込み",
    report: "報告を送る",
    change: "役職の業務",
    approve: "承認・アクセス付与",
  },
} as const satisfies SomeKeys<typeof reference>;
