/** Why a publication is not believed or cannot be fetched: what the reader of publications states, as it is, in Japanese. */
import type { publicationRefusal as reference } from "#messages/en/terminal/publication-refusal.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const publicationRefusal = {
  "index-missing": "一覧（index.json）が見つかりません：{detail}",
  "keys-missing": "状況室の鍵の文書（keys.json）を読み取れません：{detail}",
  "keys-form": "鍵の文書の形式が正しくありません：{detail}",
  "key-id-wrong": "鍵番号が鍵と合いません：{detail}",
  "key-not-shown": "状況室がその鍵を示していません：{detail}",
  "keys-changed":
    "状況室の鍵が、固定した鍵と異なります。別の経路で状況室に確認し、状況室が替えたのであれば --trust ファイルを付けて sync をもう一度実行してください：{detail}",
  "envelope-form": "一覧が署名封筒ではありません：{detail}",
  "hybrid-missing": "状況室のハイブリッド鍵の署名がなく、Ed25519 の署名だけです：{detail}",
  "not-signed": "信頼する状況室の鍵で署名されていません：{detail}",
  "index-form": "署名された一覧を読み取れません：{detail}",
  "key-of-other-world": "訓練と実際の鍵が入れ替わっています：{detail}",
  "other-world": "訓練と実際が混ざります。別の --dir を使ってください：{detail}",
  "other-room": "別の状況室の資料です。別の --dir を使ってください：{detail}",
  "rolled-back": "知っているものより古い一覧です：{detail}",
  forked: "同じ番号の別の一覧です。状況室に知らせてください：{detail}",
  expired: "一覧の期限が過ぎています。それでも取得するには --allow-expired を付けてください：{detail}",
  "directive-large": "措置指示としては大きすぎます：{detail}",
  "directive-not-signed": "措置指示が信頼する状況室の鍵で署名されていません：{detail}",
  "directive-other": "名前と異なる措置指示が入っています：{detail}",
  "file-missing": "署名された一覧にあるファイルがありません：{detail}",
  "file-unlisted": "署名された一覧にないファイルです：{detail}",
  "file-digest": "ファイルが署名された一覧のダイジェストと異なります：{detail}",
  "file-short": "ファイルが署名された一覧の約束より短いです：{detail}",
  "file-long": "ファイルが長すぎます：{detail}",
  "bundle-form": "バンドルではないか、途中で切れています：{detail}",
  "bundle-summary": "先頭の行が署名された索引と異なることを述べています。この束は誰かが書き換えたものです。",
  "bundle-gap": "このバンドルは、まだ取り込んでいない索引からの変更です：{detail}",
  "tuf-missing":
    "公開資料の署名文書（TUF）がありません。一度確かめたあとは、なしでは受け取りません：{detail}",
  "tuf-form": "公開資料の署名文書（TUF）を読み取れません：{detail}",
  "tuf-root": "公開資料のルートを信じられません：{detail}",
  "tuf-threshold": "署名文書に必要な数の鍵が署名していません：{detail}",
  "tuf-rolled-back": "知っているものより古い署名文書です：{detail}",
  "tuf-expired":
    "署名文書の期限が過ぎています。それでも受け取るには --allow-expired を付けてください：{detail}",
  "tuf-mixed": "異なる時点の署名文書が混ざっています：{detail}",
  "trees-differ": "二系統の署名文書（Ed25519 と ML-DSA-65）が異なるファイルを指しています：{detail}",
  "not-a-target": "署名文書がこのファイルを保証していません：{detail}",
  "broken-off": "取得中に途切れました。sync をもう一度実行すると続きから取得します：{detail}",
  unreachable: "接続できません：{detail}",
  unavailable: "サーバーがエラーを返しました：{detail}",
} as const satisfies SomeKeys<typeof reference>;
