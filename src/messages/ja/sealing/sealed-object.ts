/** Why a sealed object is not opened, by its code, in Japanese. */
import type { sealedObject as reference } from "#messages/en/sealing/sealed-object.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const sealedObject = {
  refused: "{path}：{why}",
  "sealed-form": "ここで知られている封緘ファイルではありません。",
  "sealed-shredded": "破棄されています。この写しはもう誰にも開けません。",
  "sealed-not-reader": "この鍵宛てに封緘されたものではありません。",
  "sealed-wrap-wrong": "この鍵の包みは、別のファイルか別の読み手のもの、または変えられたものです。",
  "sealed-readers-changed": "読み手の一覧を含む先頭部分が、封緘時のものではありません。",
  "sealed-content-foreign": "内容が、先頭部分とは別の封緘ファイルのものです。",
  "sealed-truncated": "途中で切れています。",
  "sealed-reordered": "内容の順序が変えられています（部分 {place}）。",
  "sealed-chunk-changed": "内容が部分 {place} で変えられたか、切れています。",
  "sealed-others-needed":
    "他の読み手も開ける必要があります。--release で解除ファイルを書いて渡してください。",
  "release-form": "解除ファイル（bongsu.release/1）ではありません。",
  "release-foreign": "解除ファイルは別の封緘ファイルのものです。",
} as const satisfies SomeKeys<typeof reference>;
