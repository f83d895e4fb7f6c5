/** What is found in files of keys, by its code, in Japanese. */
import type { keyFinding as reference } from "#messages/en/sealing/key-finding.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const keyFinding = {
  "key-form": "ここで知られている鍵ではありません",
  "key-id-wrong": "鍵がファイルに書かれた番号のものではありません",
  "key-locked": "合言葉が必要です（--passphrase-file）",
  "key-passphrase-wrong": "合言葉が違うか、ファイルが変えられています",
  "key-change-form": "その鍵を別の鍵に替える文書ではありません",
  "key-revocation-form": "その鍵を失効させる文書ではありません",
} as const satisfies SomeKeys<typeof reference>;
