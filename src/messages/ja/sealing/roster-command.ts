/** What `bongsu roster` says, in Japanese. */
import type { rosterCommand as reference } from "#messages/en/sealing/roster-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const rosterCommand = {
  usageAdopt: "bongsu roster adopt ファイル [--data ./data]",
  usagePolicy: "bongsu roster policy --out 結果 [--data ./data]",
  what: "この状況室の指示にどの機関が、いくつ署名するかを定めます。ファイルは bongsu sign が書いた名簿（bongsu.roster/1）です。最初の名簿はそのまま、次の名簿は前の名簿の機関が署名したものだけを採用します。",
  for: "policy は、他の人とエージェントが固定するポリシーを書きます（bongsu directive verify --policy、bongsu sync --policy）。",
  adopted: "名簿 {version} を採用しました。これからこの状況室の指示には機関の署名が必要です。",
  toSign: "{directive} は署名なしで有効です。機関がそのページで署名します。",
  toRevise: "{directive} は名簿の期間の前に、または名簿にない機関が発令しました。改訂版を出してください。",
  refused: "{file} を採用しません: {why}",
  none: "この状況室には名簿がありません。自分の鍵だけで発令します。",
  pin: "最初の名簿の SHA-256 で固定します: {sha256}",
  rule: "{issuers} の指示: {offices} のうち {threshold}",
  next: "次の名簿: {offices} のうち {threshold}",
  unsigned: "機関の署名なしで有効: {directive}",
  written: "{out} に書きました。",
  drillKeys:
    "このフォルダーには【訓練】用の機関と証人の鍵がすべて入っており、一台で訓練できます。実際の状況室では各機関が自分の鍵を別に保管し、指示を出せるだけの鍵が一台に集まることはありません。",
} as const satisfies SomeKeys<typeof reference>;
