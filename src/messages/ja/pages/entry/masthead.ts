/** What the top of every page says to who is signed in: roles and places, in Japanese. */
import type { masthead as reference } from "#messages/en/pages/entry/masthead.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const masthead = {
  role: {
    chair: "議長",
    lead: "主管担当官",
    sector: "分野担当官",
    participant: "案件の参加者",
    analyst: "分析官",
    organization: "機関担当者",
    agent: "エージェント",
  },
  places: {
    label: "メインメニュー",
    picture: "国家状況図",
    directives: "措置指示",
    organization: "自機関の作業",
    advisories: "勧告",
    alertLevels: "危機警報",
    feedChanges: "保留",
    triage: "報告",
    cases: "事案",
    administration: "管理",
  },
  signOut: "ログアウト",
} as const satisfies SomeKeys<typeof reference>;
