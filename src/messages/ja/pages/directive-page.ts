/** A directive: its page, what may be done to it, and what that leads to, in Japanese. */
import type { directivePage as reference } from "#messages/en/pages/directive-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const directivePage = {
  act: {
    edit: "下書きを直す",
    submit: "承認を求める",
    return: "差し戻し",
    approve: "承認",
    revise: "改訂版を作成",
    withdraw: "撤回",
    supersede: "別の指示に差し替え",
  },
  required: "現在求められる措置",
  requiredHint: "何も分かっていないシステムを基準とした期限です。不明な事実は、措置を求める側で考えます。",
  binding: "強制",
  advised: "勧告",
  revision: "第{revision}版",
  history: "経てきた担当者",
  draftedBy: "作成",
  submittedBy: "上申",
  approvedBy: "承認",
  followed: "履行状況",
  notYetCounted: "まだ集計がありません。",
  revisions: "版の履歴",
  dissemination: "状況伝達番号",
  text: "指示の内容",
  waits: "二人目の担当官の承認を待っています。作成または上申した人は承認できません。",
  acts: "できること",
  reason: "撤回の理由",
  successor: "代わりの指示",
  choose: "選んでください",
  confirm: {
    submit: "承認を求める",
    return: "差し戻す",
    approve: "承認する",
    withdraw: "撤回を上申する",
    supersede: "差し替えを上申する",
  },
  consequence: {
    submit: "下書きは固定され、二人目の担当官に渡ります。承認または差し戻しまで直せません。",
    return: "下書きは作成者に戻り、上申された撤回や差し替えは取り消されます。機関には何も伝わりません。",
    approve:
      "承認すると直ちに効力が生じます。適用範囲のすべての機関に伝達され、期限が進み始め、署名付き文書が公開されます。元に戻せず、改訂・差し替え・撤回だけができます。",
    approveWithdraw:
      "承認すると直ちにこの指示の効力がなくなります。機関の作業から外れ、撤回の理由が伝わります。元に戻せません。",
    approveSupersede:
      "承認すると直ちにこの指示は選んだ指示に差し替えられます。機関は今後その指示だけに従います。元に戻せません。",
    withdraw:
      "二人目の担当官が承認すると、この指示の効力がなくなります。機関の作業から外れて撤回の理由が伝わり、すでに受けた回答と記録は残ります。",
    supersede:
      "二人目の担当官が承認すると、この指示は選んだ指示に差し替えられます。機関は今後その指示だけに従い、すでに受けた回答と記録は残ります。",
  },
  pending: {
    withdraw: "撤回が承認を待っています。理由：",
    supersede: "差し替えが承認を待っています。代わりの指示：",
    revision: "改訂版を作成中です。承認されるまでは現在の版が効力を持ちます。",
    revisionWaits: "改訂版が承認を待っています。承認されるまでは現在の版が効力を持ちます。",
  },
  done: {
    submit: "承認を求めました。",
    return: "差し戻しました。",
    approve: "承認しました。記録に残り、伝達が始まります。",
    withdraw: "撤回を上申しました。二人目の担当官の承認を待ちます。",
    supersede: "差し替えを上申しました。二人目の担当官の承認を待ちます。",
  },
} as const satisfies SomeKeys<typeof reference>;
