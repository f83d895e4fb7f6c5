/** What a user says about the coverage of feeds, and what is wrong with it, in Japanese. */
import type { coverageOption as reference } from "#messages/en/terminal/coverage-option.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const coverageOption = {
  complete:
    "--complete 名前  与えた資料（取り込むもの、または --feed のもの）にこれらのエコシステムのレコードがすべてあると述べます。OSV か package URL の名前で書き（npm、PyPI または pypi、crates.io または cargo、Debian:12、ベンダー製品は CVE。複数はカンマで）、いつまでかは最新のレコードまたは書いた日（npm@2026-11-29）によります",
  maxAge: "--max-age 期間  資料を信じる期間（7d、36h）。過ぎると影響なしは不明になります。既定は7日",
  ecosystemUnknown: "--complete：「{name}」というエコシステムはありません。使える名前：{accepted}。",
  ecosystemClose:
    "--complete：「{name}」というエコシステムはありません。もしかして：{names}。使える名前：{accepted}。",
  timeInvalid: "--complete：{text} は日付（2026-11-29）でも時刻（2026-11-29T00:00:00Z）でもありません。",
  ageInvalid: "--max-age には日数（7d）か時間（36h）を書きます。{text} は違います。",
} as const satisfies SomeKeys<typeof reference>;
