/** Levels of the crisis alert, in Japanese. */
import type { alertPage as reference } from "#messages/en/pages/alert-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const alertPage = {
  title: "サイバー危機警報",
  lead: "水準は所管機関が定め、ここには記録します。警戒と深刻は措置指示の期限を早めます。",
  level: "サイバー危機警報：{name}",
  nation: "国全体",
  inDomain: "{name}領域",
  since: "{instant}から",
  history: "記録された水準",
  unknown: "サイバー危機警報の水準を確認できませんでした。正常という意味ではありません。",
  none: "記録された水準はありません。現在は正常です。",
  name: "水準",
  scope: "対象",
  from: "開始",
  until: "終了",
  lasts: "現在発令中",
  record: "水準を記録する",
  choose: "選んでください",
  now: "現在：{name}",
  reason: "理由",
  reasonHint: "誰がどの発表や文書で定めたかを書きます。",
  preview: "記録する内容を確認",
  confirm: "記録する",
  change: "{whose}：{before} → {after}",
  shortens:
    "今からこの水準で記録されます。所管する指示の期限が早まることがあります。水準を戻しても、早まった期限は遅くなりません。",
  keeps:
    "今からこの水準で記録されます。この水準だけでは期限は早まりません。すでに早まった期限は遅くなりません。",
  ends: "現在の水準が終わったと記録されます。すでに早まった期限は遅くなりません。",
  done: "記録しました。",
} as const satisfies SomeKeys<typeof reference>;
