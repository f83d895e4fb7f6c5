/** The shell around every page: the name of the product and what it is not, the mark of a drill, in Japanese. */
import type { app as reference } from "#messages/en/pages/app.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const app = {
  name: "烽燧（ポンス）",
  disclaimer:
    "オープンソースソフトウェア烽燧（Bongsu）。いずれの政府機関の公式サービスでもなく、保証を受けたものでもありません。",
  noScript: "この画面を開くには JavaScript が必要です。コマンドラインには必要ありません。",
  drill: {
    mark: "[訓練]",
    sentence: "訓練用の世界です。実際の状況ではなく、機関も製品もすべて架空のものです。",
  },
  notFound: {
    title: "この画面は存在しません",
    home: "最初の画面へ",
  },
} as const satisfies SomeKeys<typeof reference>;
