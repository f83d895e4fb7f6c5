/** The first page for somebody who is not signed in, in Japanese. */
import type { welcome as reference } from "#messages/en/pages/entry/welcome.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const welcome = {
  title: "脆弱性にともに対応する",
  what: "状況室とその担当する機関が脆弱性にともに対応する所です。勧告は期限のある措置指示になり、すべての機関に一度に届きます。",
  how: "機関は自分の機器で自分のシステムと照合し、証拠とともに一度だけ回答して受付証を受け取ります。何を使っているかは機関の外に出ません。",
  law: "全国状況図は回答を数えます。分からないものを安全と数えることは決してありません。",
  next: "次に何をしますか？",
  checkHint:
    "ロックファイルや SBOM を、この状況室が公開したものとブラウザーの中で照合します。アカウントは要らず、何も送信しません。",
  signInHint: "状況室の担当官と機関の担当者のためのものです。",
  reportHint: "見つけた脆弱性をアカウントなしで報告します",
  reportOpen: "報告する",
  agent: "エージェント",
  code: "番号を聞きましたか",
  codeHint: "指示とともに聞いた六桁の数字が本物かどうか。",
  codeOpen: "番号を確かめる",
  agentOpen: "入手",
  agentHint: "機関の機器に置くプログラムです。この状況室が署名しています。",
  drill: "訓練を試す",
  drillHint:
    "架空の演習の一日を 2 分以内で再現します。状況室の機器で実行し、状況室を始めたときにフォルダーを添えたこのコマンドが表示されます：",
  docs: "文書",
  docsHint: "仕組み、状況室の運用、エージェントの使い方。",
  docsOpen: "読む",
} as const satisfies SomeKeys<typeof reference>;
