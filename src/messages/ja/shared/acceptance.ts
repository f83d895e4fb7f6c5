/** What is said of accepted risks and of VEX documents, in Japanese. */
import type { acceptance as reference } from "#messages/en/shared/acceptance.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const acceptance = {
  unreadable: "{path} を読み取れません。",
  unusable: "{path} は何を受け入れるのかが確かでないため使いません：",
  title: "受け入れ済みで数えないもの：",
  line: "{name} {version} {vulnerability}：{status}、{reason}（{by}、{path}）",
  until: "{date} まで",
  unheeded: "書かれているが効力のないもの：",
  idle: "受け入れると書かれているが、ここで影響を受けるものに当たらない（名前の誤りか、すでにないもの）：",
  idleLine: "{path} {at}：{vulnerability}、{product}",
  status: {
    affected: "影響あり",
    not_affected: "影響なし",
    fixed: "修正済み",
    under_investigation: "調査中",
    accepted: "リスク受容",
  },
  why: {
    "only-a-word": "書いた人の言葉にすぎず、--accept で指定されていません",
    contradicts: "影響があり得るという記載です",
    contradicted: "異なる記載の文書があります",
    "not-yet": "記載の時刻がまだ来ていません",
    ended: "受容の期間が終わったため、再び数えます",
    "no-reason": "理由またはバージョンがありません",
    "unknown-stays": "不明なものは不明のままです",
    also: "同じ記載です",
  },
  none: "理由の記載なし",
  nobody: "作成者の記載なし",
  count: "影響ありの{count}件は受け入れ済みで数えていません",
} as const satisfies SomeKeys<typeof reference>;
