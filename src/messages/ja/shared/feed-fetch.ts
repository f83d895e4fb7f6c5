/** What is said of feeds that a room fetches by itself, in Japanese. */
import type { feedFetch as reference } from "#messages/en/shared/feed-fetch.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const feedFetch = {
  problems: {
    unreachable: "{since} から取得できません（{count, number}回試行）：{detail}",
    stalled: "取得が {since} から遅れているか、終わりません。",
    quiet: "応答はありますが、{since} より新しい内容がありません。知識は古くなります。",
    shrunk: "レコードが前より少なくなりました：{detail}。ここでは何も消さず、もれなしとは扱いません。",
    "rolled-back": "前より早い時点までしか述べていません：{detail}。",
    "changed-unannounced": "サーバーは変更なしとしますが、内容が変わりました：{detail}",
    "time-ahead": "時計より先の時刻は認めません（{count, number}件）：{detail}",
    gap: "二回の取得の間の変更が欠けているおそれがあります。もれなしとは扱いません。",
    incomplete: "すべてのレコードは得られませんでした（{count, number}件）：{detail}",
    "hash-differs": "示されたハッシュと異なる文書は読みません（{count, number}件）：{detail}",
    "signature-bad": "署名が合わない文書は読みません（{count, number}件）：{detail}",
    "signature-missing": "あるべき署名のない文書は読みません（{count, number}件）：{detail}",
    "key-changed": "提供者がこれまでにない鍵を示しました。まだ認めていません：{detail}",
    "other-publisher": "発行者の異なる文書は読みません（{count, number}件）：{detail}",
    unread: "レコード{count, number}件を読めず、隔離しました。",
  },
  states: {
    good: "正常",
    problem: "異常あり",
    waiting: "未取得",
    running: "取得中",
  },
} as const satisfies SomeKeys<typeof reference>;
