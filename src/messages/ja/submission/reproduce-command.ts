/** What `bongsu report reproduce` and `report sandbox` say, in Japanese. */
import type { reproduceCommand as reference } from "#messages/en/submission/reproduce-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const reproduceCommand = {
  noDriver: "使えるサンドボックスの種類がありません。",
  usage: "bongsu report reproduce MANIFEST [--out EVIDENCE] [--driver bubblewrap|runsc]",
  usageSandbox: "bongsu report sandbox [--format table|json]",
  optionOut: "--out EVIDENCE  証拠の書き出し先: 実行したもの、ハッシュ、出力",
  optionDriver: "--driver NAME  隔離実行の方式。なければこの機械にある最初の方式",
  what: "マニフェスト（bongsu.reproducer/1）の再現データをこの機械の隔離環境でネットワークなしに実行し、判定を JSON で出力します。隔離環境がなければ何も実行しません。対応室は不要です。",
  exits:
    "終了状態: 0 再現した、1 再現しない、2 マニフェストを読めない、3 判断できない・危険・実行していない。",
  manifestWrong: "{path} は実行できる再現マニフェストではありません:",
  driverUnknown: "{driver} という隔離実行の方式はありません。あるもの: {drivers}",
  ready: "{driver}: 準備できています",
  notReady: "{driver}: 準備できていません。この方式では何も実行しません",
  missing: "ないもの: {part}",
  substituted: "ないもの: {part}。プロセスごとの制限と使用量の観察で代えます",
} as const satisfies SameKeys<typeof reference>;
