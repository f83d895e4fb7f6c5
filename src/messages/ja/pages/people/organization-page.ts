/** Organisations: the list, loading many at once, inviting them, in Japanese. */
import type { organizationPage as reference } from "#messages/en/pages/people/organization-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const organizationPage = {
  title: "機関",
  lead: "あなたの管轄の機関です。",
  list: "一覧",
  find: "名前かIDで探す",
  none: "見つかりません。",
  name: "機関",
  tier: "階層",
  sector: "部門",
  region: "地域",
  ends: "終了",
  load: "表で登録する",
  file: "ファイル",
  fileHint:
    "CSVまたはJSON、1行に1機関：id, name.ko, name.en, tier, sector, domain, region, criticalInfrastructure, size, languages, email, phone, validFrom, validTo, succeededBy。すべての行が保存されるか、まったく保存されないかです。",
  rows: "{rows, number}行を読みました。",
  try: "保存せずに確認",
  store: "保存",
  counts:
    "新規 {added, number}、変更 {changed, number}、変更なし {unchanged, number}、終了 {ended, number}。",
  tried: "まだ保存していません。",
  stored: "保存しました。",
  wrong: "直すところが{findings, number}件あります。何も保存していません。",
  invite: "機関を招待する",
  inviteLead:
    "まだ誰もログインしていない領域内の機関ごとにリンクを作り、差し込み印刷用の表を保存します。以前の未使用リンクは無効になります。",
  life: "リンクの有効期間",
  merge: "リンクを作り表を保存",
  merged:
    "{links, plural, =0 {すべての機関がすでにログインできます。} other {リンクを#個作り、表を保存しました。}}",
} as const satisfies SomeKeys<typeof reference>;
