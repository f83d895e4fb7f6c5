/** What an organisation says of its own systems: each fact's name, its question, what knowing it would change, and its values, in Japanese. */
import type { asset as reference } from "#messages/en/shared/asset.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const asset = {
  name: {
    exposed: "外部への公開",
    highValue: "中核機能",
    humanImpact: "業務・安全への影響",
    assetClass: "資産の種類",
    supported: "製造元の支援",
    compromised: "侵害の確認",
  },
  knowing: {
    exposed: "外部に公開されているか分かれば",
    highValue: "中核システムか分かれば",
    humanImpact: "業務と安全への影響が分かれば",
    assetClass: "資産の種類が分かれば",
    supported: "製造元が支援しているか分かれば",
    compromised: "侵害されたか分かれば",
  },
  question: {
    exposed: "インターネットから到達できますか。",
    highValue: "中核業務がこのシステムに依存していますか。",
    humanImpact: "停止または乗っ取られた場合、業務と人の安全への影響はどの程度ですか。",
    assetClass: "どの種類のシステムですか。",
    supported: "製造元はまだ支援していますか。",
    compromised: "侵害の痕跡を見つけましたか。",
  },
  value: {
    yes: "はい",
    no: "いいえ",
    unknown: "不明",
    "humanImpact-low": "小さい",
    "humanImpact-medium": "中程度",
    "humanImpact-high": "大きい",
    "humanImpact-very-high": "非常に大きい",
    "assetClass-internal": "インターネットから到達しない内部システム",
    "assetClass-office": "業務用ソフトまたはブラウザー",
    "assetClass-online": "オンラインサービス",
  },
  open: "{knowing} {before} → {after}（{name}：{value}の場合）",
  window: "{days} {from}–{to} KST",
  daily: "毎日",
  weekday: {
    1: "月",
    2: "火",
    3: "水",
    4: "木",
    5: "金",
    6: "土",
    7: "日",
  },
  weekdaySeparator: "・",
} as const satisfies SomeKeys<typeof reference>;
