/** What is said of the translation itself, in Japanese. */
import type { translation as reference } from "#messages/en/shared/translation.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const translation = {
  machineMade:
    "この表示言語は機械翻訳で、人による確認を経ていません。重要な内容は韓国語または英語で確認してください。",
} as const satisfies SomeKeys<typeof reference>;
