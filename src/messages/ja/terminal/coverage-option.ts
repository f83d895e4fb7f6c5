/** What a user says about the coverage of feeds, and what is wrong with it, in Japanese. */
import type { coverageOption as reference } from "#messages/en/terminal/coverage-option.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const coverageOption = {
  complete:
    "--complete 名前  --feed の資料にこれらのエコシステムのレコードがすべてあると述べます。OSV の名前で書き（npm,PyPI,Debian:12、ベンダー製品は CVE）、いつまでかは最新のレコードまたは書いた日（npm@2026-11-29）によります",
  maxAge: "--max-age 期間  資料を信じる期間（7d、36h）。過ぎると影響なしは不明になります。既定は7日",
  ecosystemUnknown: "--complete：「{name}」は OSV スキーマのエコシステムではありません。",
  ecosystemClose: "--complete：「{name}」は OSV スキーマのエコシステムではありません。もしかして：{names}",
  timeInvalid: "--complete：{text} は日付（2026-11-29）でも時刻（2026-11-29T00:00:00Z）でもありません。",
  ageInvalid: "--max-age には日数（7d）か時間（36h）を書きます。{text} は違います。",
  needsFeed: "--complete は --feed の資料についての言葉です。",
} as const satisfies SomeKeys<typeof reference>;
