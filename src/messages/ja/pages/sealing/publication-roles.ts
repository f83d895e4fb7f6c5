/** What lead authorities sign of the publication, on the page of the directives, in Japanese. */
import type { publicationRoles as reference } from "#messages/en/pages/sealing/publication-roles.ts";
import type { SameKeys } from "#messages/keys.ts";

export const publicationRoles = {
  title: "公開資料のために署名する一覧",
  what: "これらの主管機関の鍵は状況室にありません。保有者が署名するまで、エージェントは新しいものに従いません。",
  progress: "署名 {threshold} 件のうち {signed} 件。待ち始めた時刻：",
  change: { added: "追加：", changed: "変更：", gone: "削除：" },
  more: "ほかに {count} 件のパスがファイルにあります。",
  howTo:
    "保有者はそれぞれ bongsu publication role show で内容を見て、ネットワークのない機械で bongsu publication role sign により署名し、電話で言葉を照らし合わせます。どの画面も署名できません。",
  bringHint:
    "bongsu publication role sign が書いたファイルです。誰が持ち込んでも署名だけを数えます。署名が足りれば、状況室は 1 分以内に公開します。",
} as const satisfies SameKeys<typeof reference>;
