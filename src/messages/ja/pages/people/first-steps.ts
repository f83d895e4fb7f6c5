/** What a new room still needs, in Japanese. */
import type { firstSteps as reference } from "#messages/en/pages/people/first-steps.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const firstSteps = {
  title: "この状況室の最初の手順",
  lead: "空の状況室から最初の指示まで。手順ごとに1ページです。",
  done: "完了",
  next: "次",
  offices: "担当機関を確認",
  officesHow: "状況室は担当機関と役職を含む編制で始まります。異なる場合は自分の編制を読み込みます。",
  secondOfficer: "二人目の担当官を招待",
  secondOfficerHow: "指示には二人が必要です。一人が起案し、もう一人が承認します。",
  leadAuthority: "主務機関を招待",
  leadAuthorityHow: "主務機関が所管の機関を登録し、勧告を取り込みます。",
  organization: "機関を登録",
  organizationHow: "主務機関として、1行でも28,000行でも表で登録します。",
  organizationOperator: "機関の担当者を招待",
  organizationOperatorHow: "主務機関として、一人ずつ、または差し込み印刷で招待します。",
  advisory: "勧告を取り込む",
  advisoryHow: "主務機関か分析官として、フィードかファイルで取り込みます。",
  directive: "最初の指示を発令",
  directiveHow: "起案して提出し、二人目の担当官が承認します。",
} as const satisfies SomeKeys<typeof reference>;
