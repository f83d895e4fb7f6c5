/** What `bongsu publication` says, in Japanese. */
import type { publicationCommand as reference } from "#messages/en/sealing/publication-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const publicationCommand = {
  usageNew:
    "bongsu publication root new --roles 役割ファイル --office 鍵.pub… [--lead 機関=鍵.pub…] [--threshold K] [--days N] --out ルート",
  usageSign: "bongsu publication root sign ルート --key 鍵 --out ルート",
  usageRotate:
    "bongsu publication root rotate ルート --roles 役割ファイル [--office 鍵.pub…] [--lead 機関=鍵.pub…] [--threshold K] [--days N] --out 次のルート",
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
  usageRoleShow: "bongsu publication role show ファイル [--root ルート] [--before ファイル]",
  usageRoleSign: "bongsu publication role sign ファイル --key 鍵 [--before ファイル] --out 出力",
  usageRolePut: "bongsu publication role put ファイル --data フォルダー",
  optionLead:
    "--lead 機関=鍵.pub  状況室の外の鍵で自らの指示に署名する主管機関（鍵が複数なら繰り返す）。機関=room は状況室の鍵に戻します",
  optionLeadThreshold: "--lead-threshold K  主管機関の鍵の保有者のうち必要な数（既定：過半数）",
  optionRoot: "--root ルート  誰が署名すべきかを定めるルート（role show）",
  optionBefore:
    "--before ファイル  前の文書との違いを示します：+ 新規、~ 内容が異なる、- なくなった（role show、role sign）",
  whatRole:
    "役割とは、一つの主管機関が保証するもの、すなわちその機関の指示とその事実です。鍵が状況室にない場合、状況室は署名すべき文書をフォルダーの keys/to-sign に書きます。保有者は内容を見て、ネットワークのない計算機で署名し、role put で持ち帰ります。それまでエージェントは新しいものに従わず、そう知らせます。role show の終了コード：0 署名が足りている、1 まだ足りないか、ルートが与えられていない。",
  notRole: "{path} は主管機関の役割の文書ではありません。",
  notLead:
    "--lead には 機関=鍵.pub または 機関=room を指定してください。{office} はこの状況室の機関ではありません。",
  leadForm: "--lead には {text} ではなく、機関=鍵.pub または 機関=room を指定してください。",
  leadUnnamed:
    "前のルートは {role} を状況室のものでない鍵に委ねています。その鍵をもう一度指定するか（--lead {office}=鍵.pub）、状況室に委ねてください（--lead {office}=room）。",
  leadsShown: "主管機関の役割、署名すべき鍵の数とその鍵：",
  delegationsWords: "誰がどのパスを受け持つかの言葉です。これも確かめてください：",
  roleShown: "{room} の {role} 第{version}版、{expires} まで有効",
  roleWhole: "保証するのはこれがすべてです。ほかの保有者とこの言葉を確かめてください：",
  roleAgainst: "印は前の文書との違いです。ほかの保有者とこの言葉を確かめてください：",
  roleSignatures: "保有者{holders}名のうち{signed}名が署名しました。{threshold}名が必要です。",
  roleWithoutRoot: "ルートなしでは署名が足りているか言えません（--root ルート）。",
  roleOfOther: "ルート第{version}版に {role} がないか、別の状況室または別の世界のものです。",
  noRoot: "{data} に公開資料のルートがありません。",
  roleUnsigned: "{path} には、ルート第{root}版が定める保有者の署名が足りません。",
  roleOlder: "{path} は、すでに置かれた第{version}版より古いものです。",
  rolePut: "{role} 第{version}版を置きました。状況室が1分以内に公開します。",
} as const satisfies SomeKeys<typeof reference>;
