/** What `bongsu operator` and `bongsu organization invite` say, in Japanese. */
import type { operatorCommand as reference } from "#messages/en/room/operator-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const operatorCommand = {
  usage:
    "書き方：bongsu operator list | invite --role ROLE --name NAME [--office ID] [--domain ID] [--sector ID] [--organization ID] | disable ID | enable ID | sign-out ID",
  inviteUsage: "書き方：bongsu organization invite --out FILE [--domain ID] [--days 1〜30]",
  fileThere: "{file} はすでにあります。新しいファイルを指定してください。",
  linksMade:
    "リンク{links, number}個を {file} に書きました。リンクを持つ人は一度ログインできます。ファイルは他人に見せないでください。",
  invited: "{operator} を招待しました。リンクは {until} まで一度使えます。",
  disable: "{operator} を停止し、セッションを終了しました。",
  enable: "{operator} は再びログインできます。",
  "sign-out": "{operator} のセッションを終了しました。",
} as const satisfies SomeKeys<typeof reference>;
