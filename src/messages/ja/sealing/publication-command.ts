/** What `bongsu publication` says, in Japanese. */
import type { publicationCommand as reference } from "#messages/en/sealing/publication-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const publicationCommand = {
  usageNew:
    "bongsu publication root new --roles 役割ファイル --office 鍵.pub… [--threshold K] [--days N] --out ルート",
  usageSign: "bongsu publication root sign ルート --key 鍵 --out ルート",
  usageRotate:
    "bongsu publication root rotate ルート --roles 役割ファイル [--office 鍵.pub…] [--threshold K] [--days N] --out 次のルート",
  usageShow: "bongsu publication root show ルート",
  usagePut: "bongsu publication root put ルート --data フォルダー",
  optionRoles:
    "--roles 役割ファイル  状況室が自ら署名する役割：データフォルダーの keys/publication-roles.json",
  optionOffice:
    "--office 鍵.pub  ルートに署名する機関の公開鍵（bongsu key new --purpose publication）。この鍵はほかのものに署名しません",
  optionThreshold: "--threshold K  必要な機関の数（既定：過半数、または前と同じ）",
  optionDays: "--days N  有効な日数（既定：365）",
  optionKey: "--key 鍵  機関の秘密鍵",
  what: "ルートは、公開資料にどの鍵が署名するかを定めます（TUF）。一度作り、各機関がネットワークのない計算機で署名し、状況室の鍵の隣に置きます。以後、エージェントはルートなしでは何も受け取りません。次のルートには前の機関と新しい機関の両方が署名します。show の終了コード：0 署名が足りている、1 まだ足りない。",
  notRoles: "{path} は状況室の役割の文書（publication-roles.json）ではありません。",
  otherKey: "{path} はこの世界の公開資料用の鍵ではありません。",
  thresholdWrong: "{offices}機関のうち{threshold}機関が署名することはできません。",
  notNumber: "--{option} には 1 以上の整数を指定してください。",
  made: "{out} に書きました。各機関の署名を受け、この言葉を互いに確かめてください。",
  signed: "署名しました。{out} に書きました。",
  unsigned: "{path} には、必要な数の機関、または前のルートの機関が署名していません。",
  put: "ルート第{version}版を置きました。状況室が1分以内に公開します。",
  shown: "{room} のルート第{version}版、{expires} まで有効",
  signatures: "{offices}機関のうち{signed}機関が署名しました。{threshold}機関が必要です。",
} as const satisfies SomeKeys<typeof reference>;
