/** The terms of reporting in a drill, which say what a recipient would say in earnest, in Japanese. */
import type { intakeTerms as reference } from "#messages/en/room/intake-terms.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const intakeTerms = {
  policy:
    "これは訓練です。ここで報告された内容が訓練の外の誰かに渡ることはありません。実際の状況室では、受付機関が報告をどう扱うかをここに書きます。",
  safeHarbour: "実際の状況室では、この方針を守った人に対して何の措置も取らないという約束をここに書きます。",
  scope:
    "対象は、この状況室の機関や企業が使用または供給するソフトウェアと機器の脆弱性です。稼働中のシステムを試験しないでください。",
} as const satisfies SomeKeys<typeof reference>;
