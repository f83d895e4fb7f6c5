/** The shell around every page: the name of the product and what it is not, the mark of a drill, places and roles, in Japanese. */
import type { app as reference } from "#messages/en/pages/app.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const app = {
  role: {
    chair: "議長",
    lead: "主管担当官",
    sector: "分野担当官",
    analyst: "分析官",
    organization: "機関担当者",
    agent: "エージェント",
  },
  name: "烽燧（ポンス）",
  disclaimer:
    "オープンソースソフトウェア烽燧（Bongsu）。いずれの政府機関の公式サービスでもなく、保証を受けたものでもありません。",
  noScript: "この画面を開くには JavaScript が必要です。コマンドラインには必要ありません。",
  drill: {
    mark: "[訓練]",
    sentence: "訓練用の世界です。実際の状況ではなく、機関も製品もすべて架空のものです。",
  },
  places: {
    label: "メインメニュー",
    picture: "国家状況図",
    directives: "措置指示",
    organization: "自機関の作業",
    advisories: "勧告",
    alertLevels: "危機警報",
    feedChanges: "保留",
    administration: "管理",
  },
  notFound: {
    title: "この画面は存在しません",
    home: "最初の画面へ",
  },
} as const satisfies SomeKeys<typeof reference>;
