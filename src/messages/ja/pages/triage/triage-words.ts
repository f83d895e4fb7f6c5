/** What people decide of a report, for its reporter and for those who decide, in Japanese. */
import type { triageWords as reference } from "#messages/en/pages/triage/triage-words.ts";
import type { SameKeys } from "#messages/keys.ts";

export const triageWords = {
  outcome: "決定",
  decision: {
    accepted: "受理。製品の供給者と対処を調整します。",
    rejected: "却下。",
  },
  withOther: "別の報告と同じ脆弱性のため一緒に受理されました。受付証・時刻・功績はそのまま残ります。",
  reason: {
    "not-reproducible": "再現できませんでした。",
    "not-a-flaw": "意図された動作です。",
    "no-security-impact": "不具合ですが、安全性への影響はありません。",
    "out-of-scope": "この状況室の調整範囲外です。",
    "not-supported": "サポートが終了した版です。",
    "known-before": "すでに公開されています。",
    "nothing-to-act-on": "対処に足る内容がなく、質問への回答もありませんでした。",
    "nothing-there": "言及されたものが存在しません。",
    abuse: "脆弱性の報告として送られたものではありません。",
  },
} as const satisfies SameKeys<typeof reference>;
