/** What makes a vulnerability urgent, in Japanese. */
import type { urgency as reference } from "#messages/en/shared/urgency.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const urgency = {
  rating: {
    none: "なし",
    low: "低",
    medium: "中",
    high: "高",
    critical: "重大",
    missing: "記載なし",
  },
  scored: "{rating} {score}",
  exploited: "悪用確認済み",
  exploitedSince: "{date} から悪用確認済み",
  epss: "EPSS {percent} %",
  epssOn: "{date} の EPSS {percent} %",
  severityBy: "{by} による CVSS {version}",
  sourceWord: '{by} の表現："{word}"',
  scope: {
    dev: "開発用（dev）：開発のときだけ使い、動くものには含まれない",
    optional: "任意（optional）：なくてもよい",
  },
} as const satisfies SomeKeys<typeof reference>;
