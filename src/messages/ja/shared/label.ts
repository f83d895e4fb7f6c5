/** Closed words, each once: kinds of action, clock starts, levels, tiers, counts of an answer, evidence classes, attributes of a scope Inside a sentence they start small, in Japanese. */
import type { label as reference } from "#messages/en/shared/label.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const label = {
  actionKind: {
    patch: "パッチの適用",
    upgrade: "修正版への更新",
    mitigate: "緩和措置",
    disconnect: "連携の遮断（網からの切り離し）",
    remove: "ソフトウェアの削除",
    "rotate-secrets": "パスワード・鍵の交換",
    hunt: "侵害痕跡の調査",
    "attest-not-affected": "影響なしの確認",
    report: "結果の報告",
  },
  clockStart: {
    published: "指示が出た時",
    "kev-added": "既知の悪用一覧に載った時",
    received: "包みを受け取った時",
    aware: "機関が知った時",
    "patch-available": "パッチが出た時",
    detected: "資産で見つけた時",
    "further-fact": "追加の事実を確認した時",
    "incident-reported": "事故を届け出た時",
  },
  alertLevel: {
    normal: "正常",
    attention: "関心",
    caution: "注意",
    alert: "警戒",
    serious: "深刻",
  },
  actionTier: {
    P0: "即時遮断",
    P1: "緊急措置",
    P2: "優先措置",
    P3: "計画措置",
    P4: "継続注視",
  },
  status: {
    affected: "影響あり（未対応）",
    fixed: "措置完了",
    mitigated: "緩和",
    notAffected: "影響なし",
    unknown: "不明",
  },
  evidence: {
    E0: "E0 自己確認",
    E1: "E1 コマンド出力",
    E2: "E2 署名付きエージェント点検",
    E3: "E3 独立検証",
  },
  attribute: {
    id: "機関番号",
    tier: "階層",
    sector: "分野",
    domain: "領域",
    region: "地域",
    criticalInfrastructure: "主要情報通信基盤施設",
    size: "職員数",
  },
} as const satisfies SomeKeys<typeof reference>;
